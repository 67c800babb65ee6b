namespace DragGan.Web.Tests.Sessions;

public sealed class SessionsTests : IAsyncLifetime
{
    private TestEditor _editor = null!;

    public async ValueTask InitializeAsync() => _editor = await TestEditor.Start();

    public ValueTask DisposeAsync() => _editor.DisposeAsync();

    [Fact]
    public async Task A_session_begins_with_a_seeds_picture()
    {
        Session session = await _editor.Client.CreateAsync(new NewSession(Seed: 7, Truncation: 0.5));

        Assert.Equal(new SeedOrigin(7, 0.5f, null), session.Image);
        Assert.Equal((TestEditor.Model, 1, 0), (session.Model.Id, session.Frames, session.ShownFrame));
        Assert.Equal((null, null, null), (session.Mask, session.Undo, session.Redo));
        Assert.Equal((DragPhase.Idle, null), (session.Drag.State, session.Drag.Outcome));
        Assert.Empty(session.Points);
        Assert.Equal(300, session.Settings.MaxSteps);
        Assert.Equal(32, Pictures.Read(await _editor.Client.FrameAsync(session.Id)).Width);
    }

    [Fact]
    public async Task Sessions_are_listed_renamed_and_deleted()
    {
        Session first = await _editor.Client.CreateAsync(new NewSession()), second = await _editor.Client.CreateAsync(new NewSession(Seed: 2));

        Session renamed = await _editor.Client.RenameAsync(first.Id, "  Löwe ");

        Assert.Equal("Löwe", renamed.Name);
        IReadOnlyList<SessionEntry> listed = (await _editor.Client.SessionsAsync()).Sessions;
        Assert.Equal([first.Id, second.Id], listed.Select(session => session.Id).Order(Comparer<string>.Create((a, b) => a == first.Id ? -1 : 1)));
        Assert.Contains(listed, session => session.Name == "Löwe" && session.Model == TestEditor.Model && session.Frames == 1);

        await _editor.Client.DeleteAsync(first.Id);

        Assert.Equal(second.Id, Assert.Single((await _editor.Client.SessionsAsync()).Sessions).Id);
        await Answers.Refused(404, () => _editor.Client.SessionAsync(first.Id));
        await Answers.Refused(404, () => _editor.Client.DeleteAsync(first.Id));
    }

    [Fact]
    public async Task A_session_is_there_again_after_a_restart()
    {
        Session before = await _editor.Client.Begin();
        await _editor.Client.SetMaskAsync(before.Id, Pictures.Mask(32, 20));
        before = await _editor.Client.DragToEnd(before.Id);
        byte[] picture = await _editor.Client.FrameAsync(before.Id);
        Timeline timeline = await _editor.Client.TimelineAsync(before.Id);

        _editor = await _editor.Restart();

        Session after = await _editor.Client.SessionAsync(before.Id);
        Assert.Equal((before.Name, before.Frames, before.Undo, before.Settings, before.Mask), (after.Name, after.Frames, after.Undo, after.Settings, after.Mask));
        Assert.Equal(before.Points.Select(point => (point.Id, point.X, point.Y, point.TargetX)), after.Points.Select(point => (point.Id, point.X, point.Y, point.TargetX)));
        Assert.True(after.Revision > before.Revision);
        Assert.Equal(picture, await _editor.Client.FrameAsync(before.Id));
        Assert.Equal(timeline.Motion, (await _editor.Client.TimelineAsync(before.Id)).Motion);
    }

    [Fact]
    public async Task Another_picture_clears_what_belonged_to_the_old_one_and_undo_brings_it_back()
    {
        Session session = await _editor.Client.DragToEnd((await _editor.Client.Begin()).Id);
        byte[] picture = await _editor.Client.FrameAsync(session.Id);

        Session other = await _editor.Client.SetImageAsync(session.Id, new NewImage(5));

        Assert.Equal((1, 0, new SeedOrigin(5, 1, null)), (other.Frames, other.Points.Count, other.Image));
        Session undone = await _editor.Client.UndoAsync(session.Id);
        Assert.Equal((session.Frames, 1), (undone.Frames, undone.Points.Count));
        Assert.Equal(picture, await _editor.Client.FrameAsync(session.Id));
        Session redone = await _editor.Client.RedoAsync(session.Id);
        Assert.Equal(1, redone.Frames);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("../../etc")]
    [InlineData("..")]
    [InlineData("abcdefgh")]
    [InlineData("ABCDEFGH")]
    public async Task A_session_that_is_not_there_is_not_found_whatever_is_asked_of_it(string id)
    {
        DragGanClient client = _editor.Client;
        Func<Task>[] requests =
        [
            () => client.SessionAsync(id), () => client.DeleteAsync(id), () => client.RenameAsync(id, "x"), () => client.SetImageAsync(id, new(1)),
            () => client.SetLatentAsync(id, "x.npy", new MemoryStream([1])), () => client.AddPointAsync(id, new(PointWord.Handle, 1, 1)),
            () => client.MovePointAsync(id, 1, new()), () => client.RemovePointAsync(id, 1), () => client.ClearPointsAsync(id), () => client.SetMaskAsync(id, [1]),
            () => client.MaskAsync(id), () => client.ClearMaskAsync(id), () => client.SetAsync(id, new()), () => client.UndoAsync(id), () => client.RedoAsync(id),
            () => client.StartDragAsync(id), () => client.StopDragAsync(id), () => client.KeepUntilAsync(id, 0), () => client.TimelineAsync(id), () => client.FrameAsync(id),
            () => client.TextureAsync(id, 1, 1), () => client.ExportAsync(id, new NewExport(ExportWord.Latent)), () => client.ExportAsync(id, "x"),
            () => client.DownloadAsync(id, "x", Stream.Null), () => client.RemoveExportAsync(id, "x"),
        ];

        foreach (Func<Task> request in requests)
        {
            await Answers.Refused(404, request);
        }

        Assert.Empty(_editor.Mistakes);
    }

    [Fact]
    public async Task What_cannot_begin_is_refused_with_the_reason()
    {
        Problem noModel = await Answers.Refused(404, () => _editor.Client.CreateAsync(new NewSession("none")));
        Problem noLabel = await Answers.Refused(400, () => _editor.Client.CreateAsync(new NewSession(Label: 1)));
        await Answers.Refused(400, () => _editor.Client.CreateAsync(new NewSession(Truncation: 1e300)));

        Assert.Contains(TestEditor.Model, noModel.Detail, StringComparison.Ordinal);
        Assert.Contains("label", noLabel.Detail, StringComparison.OrdinalIgnoreCase);
        Assert.Empty((await _editor.Client.SessionsAsync()).Sessions);
    }
}
