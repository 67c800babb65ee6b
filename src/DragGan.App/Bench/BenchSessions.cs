using System.Diagnostics;
using DragGan.Dragging;
using DragGan.Editing;

namespace DragGan.App.Bench;

/// <summary>Measures many sessions that drag at once on one lane, as they do in the editor, without the web around them.</summary>
internal static class BenchSessions
{
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(2), Measured = TimeSpan.FromSeconds(10);

    /// <summary>Measures one session, then as many as asked for.</summary>
    /// <param name="modelFile">The model.</param>
    /// <param name="count">How many sessions.</param>
    /// <param name="say">Told what is measured next.</param>
    /// <param name="cancellation">Breaks it off.</param>
    public static async Task<SessionsReport> RunAsync(string modelFile, int count, Action<string> say, CancellationToken cancellation)
    {
        string folder = Directory.CreateTempSubdirectory("draggan-bench-").FullName;
        try
        {
            using ComputeLane lane = new(TimeProvider.System);
            using ModelLibrary library = new([Path.GetDirectoryName(Path.GetFullPath(modelFile))!], Path.Combine(folder, "uploads"), lane);
            string model = (await library.ListAsync(cancellation)).First(entry => entry.Name == Path.GetFileNameWithoutExtension(modelFile)).Id;
            int names = 0;
            SessionHub hub = new(
                Path.Combine(folder, "sessions"), library, lane, TimeProvider.System, () => $"session{++names:d8}", new SessionHubOptions { MaxLoaded = count + 1 });
            await using (hub)
            {
                say("one session");
                SessionsRun alone = await RunAsync(hub, model, count: 1, cancellation);
                say($"{count} sessions");
                SessionsRun together = await RunAsync(hub, model, count, cancellation);
                using Process process = Process.GetCurrentProcess();
                return new SessionsReport(model, BenchMachine.Here(), Measured.TotalSeconds, alone, together, process.PeakWorkingSet64);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<SessionsRun> RunAsync(SessionHub hub, string model, int count, CancellationToken cancellation)
    {
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        List<LiveSession> sessions = [];
        for (int i = 0; i < count; i++)
        {
            sessions.Add(await DragWithoutEndAsync(hub, model, cancellation));
        }

        int pictures = 0;
        Task[] viewers =
        [
            .. sessions.Select(session => WatchAsync(session, TimeSpan.Zero, () => Interlocked.Increment(ref pictures), over.Token)),
            WatchAsync(sessions[0], TimeSpan.FromSeconds(1), () => { }, over.Token),
        ];
        await Task.Delay(Warming, cancellation);
        int[] before = Frames(sessions);
        int picturesBefore = pictures;
        long start = Stopwatch.GetTimestamp();
        await Task.Delay(Measured, cancellation);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        int[] steps = [.. Frames(sessions).Zip(before, (after, earlier) => after - earlier)];
        int seen = pictures - picturesBefore;

        await over.CancelAsync();
        await Task.WhenAll(viewers);
        foreach (LiveSession session in sessions)
        {
            await hub.DeleteAsync(session.Id);
        }

        double average = Math.Max(steps.Average(), 1);
        return new SessionsRun(count, steps.Sum() / seconds, seen / seconds, steps.Min() / average, steps[0] / average);
    }

    /// <summary>A drag that can neither arrive nor stall while it is measured.</summary>
    private static async Task<LiveSession> DragWithoutEndAsync(SessionHub hub, string model, CancellationToken cancellation)
    {
        LiveSession session = await hub.CreateAsync(new NewSession(model, new SeedImage(9, 1, Label: null)), cancellation);
        session.Edit("Place a point", document =>
        {
            int side = document.Model.Resolution;
            DragSettings endless = document.Settings.Drag with { StepSize = 1e-5f, MaxSteps = StepLog.MaxCount, Patience = 0 }; // far too slow to arrive
            return document.WithSettings(document.Settings with { Drag = endless })
                .AddPoint(PointKind.Handle, new ImagePoint(side / 2, side * 0.55f), new ImagePoint(0, 0));
        });
        await session.StartDragAsync(cancellation: cancellation);
        return session;
    }

    private static async Task WatchAsync(LiveSession session, TimeSpan pause, Action seen, CancellationToken over)
    {
        using SessionViewer viewer = session.Watch();
        try
        {
            while (await viewer.NextAsync(over) is ViewerUpdate update)
            {
                if (update.Frame is not null)
                {
                    seen();
                    await Task.Delay(pause, over);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // seen enough
        }
    }

    private static int[] Frames(List<LiveSession> sessions) => [.. sessions.Select(session => session.Snapshot.Document.FrameCount)];
}
