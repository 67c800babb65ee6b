using DragGan.Dragging;

namespace DragGan.Editing.Tests;

public sealed class KilledSessionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_is_the_same_after_a_restart_with_its_history()
    {
        await using SessionWorkplace place = new();
        LiveSession session = await place.NewNoseDragAsync(left: 10);
        await session.StartDragAsync(cancellation: Token);
        SessionSnapshot before = await SessionWorkplace.AtRestAsync(session);

        await place.RestartAsync();
        LiveSession again = await place.Hub.OpenAsync(before.Id, Token);
        SessionSnapshot after = again.Snapshot;

        Assert.Equal(before.Document.FrameCount, after.Document.FrameCount);
        Assert.Equal(before.Document.Points, after.Document.Points);
        Assert.True(before.Document.Latent.Values.SequenceEqual(after.Document.Latent.Values));
        Assert.Equal(before.Undo, after.Undo);
        Assert.True(after.Revision > before.Revision);
        Assert.Equal(1, again.Undo().Document.FrameCount);
    }

    [Fact]
    public async Task Whatever_moment_the_program_is_killed_at_no_step_that_was_told_is_lost()
    {
        await using SessionWorkplace place = new();
        LiveSession session = await place.NewNoseDragAsync(left: 60);
        await session.StartDragAsync(cancellation: Token);
        foreach (int frames in (int[])[3, 9, 20])
        {
            SessionSnapshot told = await SessionWorkplace.UntilAsync(session, snapshot => snapshot.Document.FrameCount >= frames);
            string copy = place.CopyAsKilled(session.Id);

            SessionSnapshot found = (await place.Hub.OpenAsync(copy, Token)).Snapshot;

            Assert.True(found.Document.FrameCount >= told.Document.FrameCount, $"{found.Document.FrameCount} frames of {told.Document.FrameCount}");
            Assert.Equal(LiveDragPhase.Idle, found.Drag.Phase);
            Assert.Equal("Drag point 1", found.Undo);
            int last = found.Document.FrameCount - 1;
            Assert.Equal(found.Document.MetricsAt(last)!.Handles[0].Position, found.Document.Points[0].Position);
        }

        session.StopDrag();
    }

    [Fact]
    public async Task An_edit_that_was_answered_is_on_disk()
    {
        await using SessionWorkplace place = new();
        LiveSession session = await place.NewLionAsync();

        SessionSnapshot told = session.Edit("Place a point", document => document.AddPoint(PointKind.Anchor, new ImagePoint(60.5f, 61.25f)));
        SessionSnapshot found = (await place.Hub.OpenAsync(place.CopyAsKilled(session.Id), Token)).Snapshot;

        Assert.True(told.IsSaved);
        Assert.Equal(told.Document.Points, found.Document.Points);
        Assert.Equal("Place a point", found.Undo);
    }

    [Fact]
    public async Task A_disk_that_takes_nothing_is_told_and_the_edit_goes_on()
    {
        await using SessionWorkplace place = new();
        LiveSession session = await place.NewLionAsync();
        string blocked = Path.Combine(place.SessionsFolder, session.Id, "session.json");
        File.Delete(blocked);
        Directory.CreateDirectory(Path.Combine(blocked, "in the way")); // a folder cannot be replaced by a file

        SessionSnapshot after = session.Edit("Place a point", document => document.AddPoint(PointKind.Anchor, new ImagePoint(60, 60)));
        Assert.False(after.IsSaved);
        Assert.Single(after.Document.Points);

        Directory.Delete(blocked, recursive: true);
        Assert.True(session.Edit("Delete point 1", document => document.RemovePoint(1)).IsSaved);
    }
}
