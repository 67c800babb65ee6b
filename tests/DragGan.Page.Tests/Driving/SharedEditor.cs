using DragGan.Web;

namespace DragGan.Page.Tests.Driving;

/// <summary>One running program for all tests that do not hurt it; each of them has a session of its own.</summary>
public sealed class SharedEditor : IAsyncLifetime
{
    private EditorProcess? _process;

    /// <summary>Where the page is.</summary>
    public Uri Address => Process.Address;

    /// <summary>The API.</summary>
    public DragGanClient Client => Process.Client;

    internal EditorProcess Process => _process ?? throw new InvalidOperationException("The editor has not been started.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _process = await EditorProcess.StartAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _process?.DisposeAsync() ?? ValueTask.CompletedTask;
}
