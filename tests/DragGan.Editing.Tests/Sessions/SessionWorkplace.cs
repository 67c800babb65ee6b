using DragGan.Dragging;
using DragGan.TestKit;

namespace DragGan.Editing.Tests;

/// <summary>A lane, the model that comes along, and a hub in a folder of its own. Everything is real; only names are counted instead of drawn.</summary>
internal sealed class SessionWorkplace : IAsyncDisposable
{
    public const string Lion = ShippedLion.Name;

    public static readonly ImagePoint Nose = new(ShippedLion.NoseX, ShippedLion.NoseY);

    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("draggan-sessions-").FullName;
    private int _names;

    public SessionWorkplace(SessionHubOptions? options = null, TimeProvider? time = null)
    {
        Lane = new ComputeLane(TimeProvider.System);
        Library = new ModelLibrary([Path.Combine(GoldenFiles.RepositoryRoot, "models")], Path.Combine(_folder, "uploads"), Lane);
        Time = time ?? TimeProvider.System;
        Hub = NewHub(options);
    }

    public ComputeLane Lane { get; }

    public ModelLibrary Library { get; }

    public TimeProvider Time { get; }

    public SessionHub Hub { get; private set; }

    public string SessionsFolder => Path.Combine(_folder, "sessions");

    /// <summary>A session on the lion whose nose is at <see cref="Nose"/>.</summary>
    public Task<LiveSession> NewLionAsync() => Hub.CreateAsync(new NewSession(Lion, new SeedImage(ShippedLion.Seed, 1, null)), TestContext.Current.CancellationToken);

    /// <summary>A lion whose nose shall move by so many pixels, not dragged yet.</summary>
    public async Task<LiveSession> NewNoseDragAsync(float left = 24)
    {
        LiveSession session = await NewLionAsync();
        session.Edit("Place a point", document => document.AddPoint(PointKind.Handle, Nose, Nose with { X = Nose.X - left }));
        return session;
    }

    /// <summary>As if the program had been started again.</summary>
    public async Task RestartAsync()
    {
        await Hub.DisposeAsync();
        Hub = NewHub(options: null);
    }

    /// <summary>What a program that was killed at this moment would leave on disk, as a session of another name.</summary>
    public string CopyAsKilled(string id)
    {
        string copy = $"copy{Interlocked.Increment(ref _names):d8}";
        foreach (string file in Directory.EnumerateFiles(Path.Combine(SessionsFolder, id), "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            string destination = Path.Combine(SessionsFolder, copy, Path.GetRelativePath(Path.Combine(SessionsFolder, id), file));
            Directory.CreateDirectory(Path.GetDirectoryName(destination)!);
            using FileStream source = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using FileStream target = new(destination, FileMode.Create);
            source.CopyTo(target);
        }

        return copy;
    }

    /// <summary>Watches until the session is as wanted.</summary>
    public static async Task<SessionSnapshot> UntilAsync(LiveSession session, Func<SessionSnapshot, bool> wanted)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using SessionViewer viewer = session.Watch();
        while (await viewer.NextAsync(patience.Token) is ViewerUpdate update)
        {
            if ((update.Session ?? update.Progress) is SessionSnapshot snapshot && wanted(snapshot))
            {
                return snapshot;
            }
        }

        throw new InvalidOperationException("The session was closed.");
    }

    /// <summary>Watches until the drag has come to rest.</summary>
    public static Task<SessionSnapshot> AtRestAsync(LiveSession session) => UntilAsync(session, snapshot => snapshot.Drag.Phase == LiveDragPhase.Idle);

    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        Library.Dispose();
        Lane.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private SessionHub NewHub(SessionHubOptions? options) =>
        new(SessionsFolder, Library, Lane, Time, () => $"session{Interlocked.Increment(ref _names):d8}", options);
}
