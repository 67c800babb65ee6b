using DragGan.Imaging;

namespace DragGan.Editing.Tests;

public sealed class SharedLaneTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_sessions_drag_at_once_and_each_gets_its_share_of_steps()
    {
        const int Sessions = 20;
        await using SessionWorkplace place = new();
        List<LiveSession> sessions = [];
        for (int i = 0; i < Sessions; i++)
        {
            sessions.Add(await place.NewNoseDragAsync(left: 100)); // far, so that none arrives meanwhile
        }

        foreach (LiveSession session in sessions)
        {
            await session.StartDragAsync(cancellation: Token);
        }

        await SessionWorkplace.UntilAsync(sessions[^1], snapshot => snapshot.Document.FrameCount > 40);
        int[] frames = [.. sessions.Select(session => session.StopDrag().Document.FrameCount)];

        // They started one after the other and stop one after the other; between these all take turns.
        Assert.True(frames.Min() >= 0.6 * frames.Average(), $"the slowest made {frames.Min()} steps, on average {frames.Average()}");
    }

    [Fact]
    public async Task A_viewer_who_does_not_look_misses_steps_but_not_the_last_picture()
    {
        await using SessionWorkplace place = new();
        LiveSession session = await place.NewNoseDragAsync();
        using SessionViewer slow = session.Watch();
        await session.StartDragAsync(cancellation: Token);
        SessionSnapshot rest = await SessionWorkplace.AtRestAsync(session);

        LiveFrame? last = null;
        while (last is not { IsAtRest: true } || last.Number < rest.Document.FrameCount - 1)
        {
            last = (await slow.NextAsync(Token))!.Frame ?? last;
        }

        RasterImage expected = await session.PictureAsync(rest.Document, rest.Document.FrameCount - 1, LanePriority.Interactive, Token);
        Assert.True(last.Image.Pixels.AsSpan().SequenceEqual(expected.Pixels));
    }

    [Fact]
    public async Task A_viewer_is_shown_the_frame_asked_for_last()
    {
        await using SessionWorkplace place = new();
        LiveSession session = await place.NewNoseDragAsync(left: 10);
        await session.StartDragAsync(cancellation: Token);
        SessionSnapshot rest = await SessionWorkplace.AtRestAsync(session);
        using SessionViewer viewer = session.Watch();

        for (int frame = 0; frame < rest.Document.FrameCount; frame++)
        {
            session.Show(viewer, frame);
        }

        session.Show(viewer, 2);
        LiveFrame? shown = null;
        while (shown?.Number != 2)
        {
            shown = (await viewer.NextAsync(Token))!.Frame ?? shown;
        }

        Assert.True(shown.IsAtRest);
    }

    [Fact]
    public async Task The_fixed_area_shows_the_starts_pixels_exactly_when_it_is_held()
    {
        await using SessionWorkplace place = new();
        LiveSession session = await place.NewNoseDragAsync();
        byte[] white = new byte[256 * 256];
        white.AsSpan(256 * 64).Fill(255); // the upper quarter stays
        EditMask mask = EditMask.FromImage(new RasterImage(256, 256, PixelLayout.Gray, white));
        session.Edit("Paint", document => document.WithMask(mask).WithSettings(document.Settings with { HoldFixedArea = true }));
        await session.StartDragAsync(cancellation: Token);
        EditDocument document = (await SessionWorkplace.AtRestAsync(session)).Document;

        RasterImage start = await session.PictureAsync(document, 0, LanePriority.Interactive, Token);
        RasterImage held = await session.PictureAsync(document, document.FrameCount - 1, LanePriority.Interactive, Token);

        int upper = 64 * 256 * 3;
        Assert.True(start.Pixels.AsSpan(0, upper).SequenceEqual(held.Pixels.AsSpan(0, upper)));
        Assert.False(start.Pixels.AsSpan(upper).SequenceEqual(held.Pixels.AsSpan(upper)));
    }

    [Fact]
    public async Task Handles_are_looked_at_for_texture_by_themselves()
    {
        await using SessionWorkplace place = new();
        LiveSession session = await place.NewLionAsync();

        session.Edit("Place a point", document => document.AddPoint(PointKind.Handle, SessionWorkplace.Nose));
        SessionSnapshot looked = await SessionWorkplace.UntilAsync(session, snapshot => snapshot.Smooth.ContainsKey(1));
        PlaceTexture texture = await session.TextureAsync(SessionWorkplace.Nose, Token);

        Assert.Equal(texture.IsSmooth, looked.Smooth[1]);
        Assert.True(texture.BestDistinctiveness >= texture.Distinctiveness);
    }
}
