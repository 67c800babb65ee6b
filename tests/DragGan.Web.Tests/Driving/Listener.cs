using System.Diagnostics.CodeAnalysis;

namespace DragGan.Web.Tests;

/// <summary>Reads a live socket, and waits for what is said there.</summary>
internal sealed class Listener(LiveConnection connection) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<LiveEvent> _events = connection.ReadAsync().GetAsyncEnumerator();

    public LiveConnection Connection => connection;

    /// <summary>Everything heard so far.</summary>
    public List<LiveEvent> Heard { get; } = [];

    public static async Task<Listener> To(DragGanClient client, string session, FrameEncoding frames = FrameEncoding.Raw) =>
        new(await client.ConnectAsync(session, frames));

    /// <summary>Reads on until something of a kind comes that fits.</summary>
    public async Task<T> Next<T>(Func<T, bool>? fits = null)
        where T : class
    {
        while (await Read())
        {
            if ((Heard[^1] as T ?? (Heard[^1] as LiveText)?.Message as T) is { } found && (fits is null || fits(found)))
            {
                return found;
            }
        }

        return Missing<T>();
    }

    /// <summary>Reads to the end.</summary>
    public async Task<int?> End()
    {
        while (await Read())
        {
        }

        return connection.CloseCode;
    }

    public async ValueTask DisposeAsync()
    {
        await _events.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task<bool> Read()
    {
        bool isThere = await _events.MoveNextAsync().AsTask().WaitAsync(Until.Limit);
        if (isThere)
        {
            Heard.Add(_events.Current);
        }

        return isThere;
    }

    [DoesNotReturn]
    private T Missing<T>()
    {
        Assert.Fail($"The socket was closed ({connection.CloseCode}) before a {typeof(T).Name} came.");
        throw new InvalidOperationException();
    }
}
