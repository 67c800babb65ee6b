using DragGan.Imaging;

namespace DragGan.Web.Tests.Sessions;

public sealed class EditsTests : IAsyncLifetime
{
    private TestEditor _editor = null!;
    private string _id = null!;

    private DragGanClient Client => _editor.Client;

    public async ValueTask InitializeAsync()
    {
        _editor = await TestEditor.Start();
        _id = (await Client.CreateAsync(new NewSession())).Id;
    }

    public ValueTask DisposeAsync() => _editor.DisposeAsync();

    [Fact]
    public async Task Points_are_placed_moved_and_deleted_and_each_step_can_be_undone()
    {
        await Client.AddPointAsync(_id, new(PointWord.Handle, 4.5, 5));
        Session two = await Client.AddPointAsync(_id, new(PointWord.Anchor, 20, 21));
        Assert.Equal([(1, PointWord.Handle, 4.5f, 5f), (2, PointWord.Anchor, 20f, 21f)], two.Points.Select(point => (point.Id, point.Kind, point.X, point.Y)));

        Session aimed = await Client.MovePointAsync(_id, 1, new(TargetX: 7.5, TargetY: 9));
        Assert.Equal((7.5f, 9f, 5.0), (aimed.Points[0].TargetX, aimed.Points[0].TargetY, aimed.Points[0].Distance));

        Session moved = await Client.MovePointAsync(_id, 1, new(X: 7.5, Y: 9));
        Assert.Equal(0.0, moved.Points[0].Distance);

        Assert.Single((await Client.RemovePointAsync(_id, 1)).Points);
        Assert.Empty((await Client.ClearPointsAsync(_id)).Points);
        for (int i = 0; i < 2; i++)
        {
            await Client.UndoAsync(_id);
        }

        Assert.Equal(moved.Points.Select(point => point with { Smooth = null }), (await Client.SessionAsync(_id)).Points.Select(point => point with { Smooth = null }));
    }

    [Fact]
    public async Task Changes_of_one_gesture_are_undone_as_one()
    {
        await Client.AddPointAsync(_id, new(PointWord.Handle, 4, 5));
        foreach (int x in (int[])[10, 11, 12])
        {
            await Client.MovePointAsync(_id, 1, new(TargetX: x, TargetY: 5, Gesture: "pull"));
        }

        Session undone = await Client.UndoAsync(_id);

        Assert.Null(Assert.Single(undone.Points).TargetX);
    }

    [Fact]
    public async Task The_mask_is_set_shown_and_removed()
    {
        byte[] mask = Pictures.Mask(32, 24);

        Session masked = await Client.SetMaskAsync(_id, mask, "brush");

        Assert.Equal(0.25, masked.Mask?.FixedShare);
        using HttpResponseMessage shown = await _editor.Http.GetAsync(masked.Mask!.Url);
        Assert.Equal(Pictures.Read(mask).Pixels, Pictures.Read(await shown.Content.ReadAsByteArrayAsync()).Pixels);
        Session other = await Client.SetMaskAsync(_id, Pictures.Mask(32, 16), "brush");
        Assert.NotEqual(masked.Mask.Url, other.Mask?.Url);
        Assert.Null((await Client.ClearMaskAsync(_id)).Mask);
        await Answers.Refused(404, () => Client.MaskAsync(_id));
        Assert.Equal(other.Mask, (await Client.UndoAsync(_id)).Mask);
    }

    [Fact]
    public async Task Settings_are_changed_one_by_one()
    {
        Settings before = (await Client.SessionAsync(_id)).Settings;

        Session after = await Client.SetAsync(_id, new(Space: SpaceWord.W, Loss: LossWord.Published, StepSize: 0.01, Patience: 7));

        Assert.Equal(before with { Space = SpaceWord.W, Loss = LossWord.Published, StepSize = 0.01, Patience = 7 }, after.Settings);
        Assert.Equal(before, (await Client.UndoAsync(_id)).Settings);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_and_nothing_changes()
    {
        Session before = await Client.AddPointAsync(_id, new(PointWord.Anchor, 4, 5));
        RasterImage large = new(64, 64, PixelLayout.Gray);
        using MemoryStream wrongSize = new();
        PngWriter.Write(wrongSize, large);

        await Answers.Refused(400, () => Client.AddPointAsync(_id, new(PointWord.Handle, -1, 5)));
        await Answers.Refused(400, () => Client.AddPointAsync(_id, new(PointWord.Handle, 31.5, 5)));
        await Answers.Refused(400, () => Client.AddPointAsync(_id, new(PointWord.Handle, 1e308, 5)));
        await Answers.Refused(400, () => Client.AddPointAsync(_id, new(PointWord.Handle, 4, 5, TargetX: 4)));
        await Answers.Refused(400, () => Client.AddPointAsync(_id, new(PointWord.Anchor, 4, 5, 6, 7)));
        await Answers.Refused(400, () => Client.AddPointAsync(_id, new(PointWord.Handle, 4, 5, Gesture: new string('x', 1000))));
        await Answers.Refused(400, () => Client.MovePointAsync(_id, 1, new(X: 3)));
        await Answers.Refused(400, () => Client.MovePointAsync(_id, 1, new(TargetX: 3, TargetY: 3)));
        await Answers.Refused(404, () => Client.MovePointAsync(_id, 9, new(X: 3, Y: 3)));
        await Answers.Refused(404, () => Client.RemovePointAsync(_id, 9));
        await Answers.Refused(400, () => Client.SetMaskAsync(_id, wrongSize.ToArray()));
        await Answers.Refused(400, () => Client.SetMaskAsync(_id, Pictures.Mask(32, 24)[..50]));
        await Answers.Refused(400, () => Client.SetMaskAsync(_id, []));
        await Answers.Refused(400, () => Client.SetAsync(_id, new(StepSize: 0)));
        await Answers.Refused(400, () => Client.SetAsync(_id, new(FeatureBlock: 60)));
        await Answers.Refused(400, () => Client.SetAsync(_id, new(TrainedRows: 60)));
        await Answers.Refused(400, () => Client.SetAsync(_id, new(MaxSteps: int.MaxValue)));
        await Answers.Refused(400, () => Client.RenameAsync(_id, " "));
        await Answers.Refused(400, () => Client.RenameAsync(_id, new string('x', 121)));
        await Answers.Refused(404, () => Client.KeepUntilAsync(_id, 1));
        await Answers.Refused(404, () => Client.KeepUntilAsync(_id, -1));
        await Answers.Refused(404, () => Client.FrameAsync(_id, 1));
        await Answers.Refused(400, () => Client.FrameAsync(_id, 0, size: 1));
        await Answers.Refused(400, () => Client.TextureAsync(_id, 32, 0));
        await Answers.Refused(400, () => Client.TextureAsync(_id, double.NaN, 0));
        await Answers.Refused(409, () => Client.StartDragAsync(_id));
        await Answers.Refused(409, () => Client.RedoAsync(_id));
        await Answers.Refused(400, () => Client.SetLatentAsync(_id, "x.npy", new MemoryStream([1, 2, 3])));
        await Answers.Refused(404, () => Client.SetImageAsync(_id, new(1, "none")));

        Session after = await Client.SessionAsync(_id);
        Assert.Equal(before.Points.Select(point => point with { Smooth = null }), after.Points.Select(point => point with { Smooth = null }));
        Assert.Equal((before.Settings, before.Mask, before.Undo, before.Name), (after.Settings, after.Mask, after.Undo, after.Name));
        Assert.Empty(_editor.Mistakes);
    }

    [Fact]
    public async Task There_are_at_most_64_points()
    {
        for (int i = 0; i < 64; i++)
        {
            await Client.AddPointAsync(_id, new(PointWord.Handle, i % 32, i / 32));
        }

        await Answers.Refused(413, () => Client.AddPointAsync(_id, new(PointWord.Handle, 1, 1)));
    }
}
