using System.Collections.Concurrent;
using DragGan.TestKit;

namespace DragGan.Web.Tests;

/// <summary>An editor of a test's own, on a free port, with the smallest golden model and an empty data folder.</summary>
internal sealed class TestEditor : IAsyncDisposable
{
    private readonly string _folder;
    private readonly EditorHost _host;

    private TestEditor(string folder, EditorHost host, string? token, ConcurrentQueue<Exception> mistakes)
    {
        (_folder, _host, Mistakes) = (folder, host, mistakes);
        Address = host.Addresses[0];
        Client = new DragGanClient(Address, token);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
    }

    /// <summary>The model there is: 32 pixels, no labels.</summary>
    public const string Model = "tiny-32";

    public Uri Address { get; }

    public DragGanClient Client { get; }

    /// <summary>Requests as they are: no redirects followed, no cookies kept.</summary>
    public HttpClient Http { get; }

    /// <summary>Mistakes of the program itself; at the end there must be none.</summary>
    public ConcurrentQueue<Exception> Mistakes { get; }

    public static async Task<TestEditor> Start(Func<EditorHostOptions, EditorHostOptions>? change = null, string? folder = null)
    {
        folder ??= Directory.CreateTempSubdirectory("draggan-web-").FullName;
        string models = Directory.CreateDirectory(Path.Combine(folder, "models")).FullName;
        File.Copy(GoldenFiles.PathOf("tiny-32.weights.safetensors"), Path.Combine(models, $"{Model}.safetensors"), overwrite: true);
        ConcurrentQueue<Exception> mistakes = new();
        EditorHostOptions options = new()
        {
            DataFolder = Path.Combine(folder, "data"),
            ModelFolders = [models],
            DefaultModel = Model,
            NewId = () => Guid.NewGuid().ToString("N"),
            Port = 0,
            Report = mistakes.Enqueue,
        };
        options = change?.Invoke(options) ?? options;
        return new(folder, await EditorHost.StartAsync(options), options.Token, mistakes);
    }

    /// <summary>Ends the editor and begins another one with the same data.</summary>
    public async Task<TestEditor> Restart()
    {
        await Stop();
        return await Start(folder: _folder);
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Directory.Delete(_folder, recursive: true);
        Assert.Empty(Mistakes); // whatever was asked
    }

    private async Task Stop()
    {
        Client.Dispose();
        Http.Dispose();
        await _host.DisposeAsync();
    }
}
