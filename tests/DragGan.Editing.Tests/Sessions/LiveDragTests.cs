using DragGan.Dragging;
using DragGan.TestKit;

namespace DragGan.Editing.Tests;

public sealed class LiveDragTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_drag_arrives_and_every_step_of_it_is_a_frame()
    {
        await using SessionWorkplace place = new();
        LiveSession session = await place.NewNoseDragAsync();

        await session.StartDragAsync(cancellation: Token);
        SessionSnapshot after = await SessionWorkplace.AtRestAsync(session);

        Assert.Equal(LiveDragEnd.Arrived, after.Drag.End);
        Assert.InRange(after.Document.Points[0].Position.X, 102, 106);
        Assert.Equal(after.Drag.Step + 1, after.Document.FrameCount);
        Assert.Equal(after.Document.Points[0].Position, after.Document.MetricsAt(after.Document.FrameCount - 1)!.Handles[0].Position);
    }

    [Fact]
    public async Task The_frames_are_those_of_the_method_to_the_bit()
    {
        await using SessionWorkplace place = new();
        LiveSession session = await place.NewNoseDragAsync(left: 8);
        using ModelLease lease = await place.Library.OpenAsync(SessionWorkplace.Lion, Token);

        await session.StartDragAsync(cancellation: Token);
        EditDocument document = (await SessionWorkplace.AtRestAsync(session)).Document;
        List<DragProgress> expected = await place.Lane.Run("reference", LanePriority.Background, token =>
        {
            DragRunner runner = new(lease.Model.Synthesis, document.Settings.Drag, place.Lane.Pool);
            return runner.Run(runner.Start(document.StartLatent, new Handle(SessionWorkplace.Nose, new ImagePoint(120, 140))), token).ToList();
        }, Token);

        Assert.Equal(expected.Count, document.FrameCount);
        for (int frame = 1; frame < expected.Count; frame++)
        {
            Assert.True(expected[frame].Measured.Values.SequenceEqual(document.LatentAt(frame).Values), $"frame {frame} differs");
        }
    }

    [Fact]
    public async Task A_drag_without_a_target_is_refused_and_nothing_changes()
    {
        await using SessionWorkplace place = new();
        LiveSession session = await place.NewLionAsync();
        SessionSnapshot before = session.Edit("Place a point", document => document.AddPoint(PointKind.Handle, SessionWorkplace.Nose));

        EditException refusal = await Assert.ThrowsAsync<EditException>(() => session.StartDragAsync(cancellation: Token));

        Assert.Equal(EditFault.Conflict, refusal.Fault);
        Assert.Equal(before.Undo, session.Snapshot.Undo);
        Assert.Equal(LiveDragPhase.Idle, session.Snapshot.Drag.Phase);
    }

    [Fact]
    public async Task A_stopped_drag_keeps_its_picture_and_goes_on_from_there()
    {
        await using SessionWorkplace place = new();
        LiveSession session = await place.NewNoseDragAsync();

        await session.StartDragAsync(cancellation: Token);
        await SessionWorkplace.UntilAsync(session, snapshot => snapshot.Document.FrameCount >= 6);
        SessionSnapshot stopped = session.StopDrag();
        Assert.Equal(LiveDragEnd.Stopped, stopped.Drag.End);
        await session.StartDragAsync(cancellation: Token);
        SessionSnapshot after = await SessionWorkplace.AtRestAsync(session);

        Assert.Equal(LiveDragEnd.Arrived, after.Drag.End);
        Assert.Single(after.Document.Drags); // the same drag went on
        Assert.True(after.Document.FrameCount > stopped.Document.FrameCount);
    }

    [Fact]
    public async Task A_target_that_moves_during_the_drag_is_followed()
    {
        await using SessionWorkplace place = new();
        LiveSession session = await place.NewNoseDragAsync();

        await session.StartDragAsync(cancellation: Token);
        await SessionWorkplace.UntilAsync(session, snapshot => snapshot.Document.FrameCount >= 4);
        session.Edit("Move target 1", document => document.MovePoint(1, target: new ImagePoint(112, 150)));
        SessionSnapshot after = await SessionWorkplace.AtRestAsync(session);

        Assert.Equal(LiveDragEnd.Arrived, after.Drag.End);
        Assert.InRange(new Handle(after.Document.Points[0].Position, new ImagePoint(112, 150)).Distance, 0, 2);
        Assert.Single(after.Document.Drags);
    }

    [Fact]
    public async Task A_point_placed_during_the_drag_takes_part_from_then_on()
    {
        await using SessionWorkplace place = new();
        LiveSession session = await place.NewNoseDragAsync();

        await session.StartDragAsync(cancellation: Token);
        await SessionWorkplace.UntilAsync(session, snapshot => snapshot.Document.FrameCount >= 4);
        session.Edit("Place an anchor", document => document.AddPoint(PointKind.Anchor, new ImagePoint(60, 60)));
        SessionSnapshot after = await SessionWorkplace.AtRestAsync(session);

        Assert.Equal(2, after.Document.Drags.Length);
        Assert.Equal([1, 2], after.Document.Drags[1].PointIds);
        Assert.Equal(new ImagePoint(60, 60), after.Document.Point(2).Position);
    }

    [Fact]
    public async Task A_pull_is_a_point_a_target_and_a_drag_and_is_undone_as_one()
    {
        await using SessionWorkplace place = new();
        LiveSession session = await place.NewLionAsync();
        EditDocument start = session.Snapshot.Document;

        session.Edit("Place a point", document => document.AddPoint(PointKind.Handle, SessionWorkplace.Nose), gesture: "g");
        for (int x = 126; x >= 112; x -= 2)
        {
            await session.PullAsync(1, new ImagePoint(x, 140), "g", Token);
        }

        SessionSnapshot pulled = await SessionWorkplace.AtRestAsync(session);
        Assert.InRange(pulled.Document.Points[0].Position.X, 110, 114);

        SessionSnapshot undone = session.Undo();
        Assert.Null(undone.Undo);
        Assert.Empty(undone.Document.Points);
        Assert.Equal(1, undone.Document.FrameCount);
        Assert.Equal(start.StartLatent, undone.Document.Latent);

        SessionSnapshot redone = session.Redo();
        Assert.Null(redone.Redo);
        Assert.Equal(pulled.Document.FrameCount, redone.Document.FrameCount);
        Assert.Equal(pulled.Document.Points, redone.Document.Points);
    }

    [Fact]
    public async Task Undoing_a_running_drag_stops_it_and_puts_everything_back()
    {
        await using SessionWorkplace place = new();
        LiveSession session = await place.NewNoseDragAsync(left: 60);

        await session.StartDragAsync(cancellation: Token);
        await SessionWorkplace.UntilAsync(session, snapshot => snapshot.Document.FrameCount >= 4);
        SessionSnapshot undone = session.Undo();

        Assert.Equal(LiveDragPhase.Idle, undone.Drag.Phase);
        Assert.Equal(1, undone.Document.FrameCount);
        Assert.Equal(SessionWorkplace.Nose, undone.Document.Points[0].Position);
        Assert.Equal("Place a point", undone.Undo);
    }

    [Fact]
    public async Task An_edit_made_during_the_drag_is_undone_without_losing_a_step()
    {
        await using SessionWorkplace place = new();
        LiveSession session = await place.NewNoseDragAsync(left: 60);

        await session.StartDragAsync(cancellation: Token);
        await SessionWorkplace.UntilAsync(session, snapshot => snapshot.Document.FrameCount >= 4);
        session.Edit("Move target 1", document => document.MovePoint(1, target: new ImagePoint(90, 150)));
        SessionSnapshot undone = session.Undo();

        Assert.Equal(new ImagePoint(68, 140), undone.Document.Points[0].Target);
        Assert.True(undone.Document.FrameCount >= 4);
        Assert.NotEqual(LiveDragPhase.Idle, undone.Drag.Phase);
        session.StopDrag();
    }

    [Fact]
    public async Task Choosing_another_picture_stops_the_drag_and_can_be_undone()
    {
        await using SessionWorkplace place = new();
        LiveSession session = await place.NewNoseDragAsync(left: 60);

        await session.StartDragAsync(cancellation: Token);
        await SessionWorkplace.UntilAsync(session, snapshot => snapshot.Document.FrameCount >= 4);
        SessionSnapshot chosen = await session.ChooseSeedAsync(model: null, new SeedImage(3, 0.7f, null), Token);
        Assert.Equal(LiveDragPhase.Idle, chosen.Drag.Phase);
        Assert.Equal(1, chosen.Document.FrameCount);
        Assert.Empty(chosen.Document.Points);
        SessionSnapshot undone = session.Undo();

        Assert.True(undone.Document.FrameCount >= 4);
        Assert.Equal(new SeedImage(ShippedLion.Seed, 1, null), undone.Document.Image);
        Assert.Single(undone.Document.Points);
    }
}
