namespace DragGan.Web.Tests.Sessions;

public sealed class DragsTests : IAsyncLifetime
{
    private TestEditor _editor = null!;

    private DragGanClient Client => _editor.Client;

    public async ValueTask InitializeAsync() => _editor = await TestEditor.Start();

    public ValueTask DisposeAsync() => _editor.DisposeAsync();

    [Fact]
    public async Task A_drag_runs_to_its_end_and_every_frame_can_be_seen_and_measured()
    {
        Session begun = await Client.Begin(maxSteps: 6);

        Session ended = await Client.DragToEnd(begun.Id);

        Assert.Contains(ended.Drag.Outcome, (DragEnding?[])[DragEnding.Limit, DragEnding.Arrived]);
        Assert.True(ended.Frames > 1);
        Assert.NotNull(ended.Undo);
        Timeline timeline = await Client.TimelineAsync(begun.Id);
        Assert.Equal((ended.Frames, ended.Frames, ended.Frames), (timeline.Frames, timeline.Distances.Count, timeline.Motion.Count));
        TimelineSegment segment = Assert.Single(timeline.Segments);
        Assert.Equal((1, ended.Frames - 1), (segment.From, segment.Count));
        Assert.Equal([1], segment.Points);
        Assert.Empty(timeline.Distances[0]);
        Assert.All(timeline.Distances.Skip(1), distances => Assert.Single(distances));
        Assert.Equal((ended.Frames, 2), (timeline.Places.Count, timeline.Places[0].Count));
        Assert.Equal((begun.Points[0].X, begun.Points[0].Y), (timeline.Places[0][0], timeline.Places[0][1]));
        Assert.Equal((ended.Points[0].X, ended.Points[0].Y), (timeline.Places[^1][0], timeline.Places[^1][1]));
        byte[] first = await Client.FrameAsync(begun.Id, 0), last = await Client.FrameAsync(begun.Id);
        Assert.NotEqual(first, last);
        Assert.Equal(last, await Client.FrameAsync(begun.Id, ended.Frames - 1));
        Assert.Equal(16, Pictures.Read(await Client.FrameAsync(begun.Id, 1, size: 16)).Width);
    }

    [Fact]
    public async Task A_drag_is_stopped_and_one_goes_on_from_an_earlier_frame()
    {
        Session begun = await Client.Begin(maxSteps: 20_000);
        await Client.StartDragAsync(begun.Id);
        await Until.True(async () => (await Client.SessionAsync(begun.Id)).Frames > 3);

        Session stopped = await Client.StopDragAsync(begun.Id);

        Assert.Equal((DragPhase.Idle, DragEnding.Stopped), (stopped.Drag.State, stopped.Drag.Outcome));
        Session kept = await Client.KeepUntilAsync(begun.Id, 2);
        Assert.Equal(3, kept.Frames);
        Assert.Equal(stopped.Frames, (await Client.UndoAsync(begun.Id)).Frames);
        Assert.Equal(1, (await Client.UndoAsync(begun.Id)).Frames);
        Assert.Equal(stopped.Frames, (await Client.RedoAsync(begun.Id)).Frames);
    }

    [Fact]
    public async Task The_fixed_area_is_held_if_that_is_asked_for()
    {
        Session begun = await Client.Begin(maxSteps: 8);
        await Client.SetMaskAsync(begun.Id, Pictures.Mask(32, 4));
        await Client.DragToEnd(begun.Id);

        byte[] start = Pictures.Read(await Client.FrameAsync(begun.Id, 0)).Pixels;
        byte[] free = Pictures.Read(await Client.FrameAsync(begun.Id, hold: false)).Pixels, held = Pictures.Read(await Client.FrameAsync(begun.Id, hold: true)).Pixels;

        Assert.NotEqual(free, held);
        Assert.Equal(start[^30..], held[^30..]); // the lower right corner is fixed, and far from the feathered edge
    }

    [Fact]
    public async Task Twenty_sessions_drag_at_once_and_each_gets_on()
    {
        Session[] sessions = await Task.WhenAll(Enumerable.Range(0, 20).Select(seed => Client.Begin(maxSteps: 20_000, (uint)seed)));
        await Task.WhenAll(sessions.Select(session => Client.StartDragAsync(session.Id)));

        foreach (Session session in sessions)
        {
            await Until.True(async () => await Client.SessionAsync(session.Id) is { Frames: > 3 } now && (now.Drag.State == DragPhase.Running || now.Drag.Outcome == DragEnding.Arrived));
        }

        Assert.InRange((await Client.StatusAsync()).Lane.Drags, 0, 20);
        await Task.WhenAll(sessions.Select(session => Client.StopDragAsync(session.Id)));
        await Until.True(async () => (await Client.StatusAsync()).Lane.Drags == 0);
        Assert.Empty(_editor.Mistakes);
    }

    [Fact]
    public async Task A_place_says_how_well_it_can_be_told_apart()
    {
        Session session = await Client.CreateAsync(new NewSession());

        TextureInfo texture = await Client.TextureAsync(session.Id, 16, 16);

        Assert.True(texture.Distinctiveness >= 0);
        Assert.True(texture.Best.Distinctiveness >= texture.Distinctiveness);
        Assert.InRange(texture.Best.X, 0, 31);
    }
}
