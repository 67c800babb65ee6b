namespace DragGan.Web;

/// <summary>The editor as a web server: the page, the API and the live sockets.</summary>
public sealed class EditorHost : IAsyncDisposable
{
    private EditorHost(IReadOnlyList<Uri> addresses) => Addresses = addresses;

    /// <summary>Where it listens, without the token; the first one is the one to open.</summary>
    public IReadOnlyList<Uri> Addresses { get; }

    /// <summary>Starts listening. The default model is opened in the background.</summary>
    /// <exception cref="IOException">No port is free, or the data folder cannot be written; the message says which.</exception>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public static Task<EditorHost> StartAsync(EditorHostOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(new EditorHost([]));
    }

    /// <summary>Stops: refuses new requests, ends drags, saves every session. Takes at most about two seconds.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
