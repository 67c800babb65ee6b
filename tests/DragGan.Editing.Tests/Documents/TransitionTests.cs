using DragGan.Dragging;

namespace DragGan.Editing.Tests;

/// <summary>Frames, drags and going back.</summary>
public sealed class TransitionTests : IDisposable
{
    private readonly EditFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Frames_are_the_start_and_then_every_step_of_every_drag()
    {
        EditDocument document = TwoDrags();

        Assert.Equal(1 + 3 + 2, document.FrameCount);
        Assert.Equal(document.StartLatent.Values, document.LatentAt(0).Values);
        Assert.Equal(
            [.. Steps(document.Drags[0]), .. Steps(document.Drags[1])],
            Enumerable.Range(1, 5).Select(frame => Edits.Describe(document.StepAt(frame)!)));
        Assert.Equal(document.StepAt(5)!.Latent.Values, document.Latent.Values);
        Assert.Equal(document.StepAt(4)!.Handles, document.MetricsAt(4)!.Handles);
        Assert.Throws<EditException>(() => document.StepAt(6));
    }

    [Fact]
    public void A_drag_moves_the_handles_that_take_part_to_where_its_last_step_found_them()
    {
        EditDocument before = ThreePoints();

        EditDocument after = before.Dragged(_folder.Session, steps: 3, 3, 1);

        Assert.Equal(after.MetricsAt(3)!.Handles.Select(handle => handle.Position), [after.Point(3).Position, after.Point(1).Position]);
        Assert.Equal(before.Point(2), after.Point(2));
        Assert.Equal(before.Point(1).Target, after.Point(1).Target);
        Assert.Equal(after.MetricsAt(1)!.Handles[1].Position, after.WithSteps(1).Point(1).Position);
        Assert.Throws<ArgumentOutOfRangeException>(() => after.WithSteps(4));
        Assert.Throws<InvalidOperationException>(() => before.WithSteps(0));
    }

    [Fact]
    public void A_drag_that_kept_nothing_leaves_nothing()
    {
        EditDocument before = ThreePoints();
        EditDocument begun = before.BeginDrag(_folder.Session.NewStepLog(before.Latent, Edits.TrainedRows, points: 1), [2]);

        Assert.Equal((1, 1), (begun.Drags.Length, begun.FrameCount));
        Assert.Empty(begun.EndDrag().Drags);
        Assert.Equal(2, TwoDrags().EndDrag().Drags.Length);
    }

    [Fact]
    public void Going_back_keeps_the_frames_up_to_there_and_puts_the_points_where_that_frame_shows_them()
    {
        EditDocument document = TwoDrags(); // first of points 1 and 2, then of 2 and 3

        EditDocument back = document.KeepUntil(2);

        Assert.Equal(3, back.FrameCount);
        Assert.Equal(document.LatentAt(2).Values, back.Latent.Values);
        Assert.Equal(document.MetricsAt(2)!.Handles.Select(handle => handle.Position), [back.Point(1).Position, back.Point(2).Position]);
        Assert.Equal(ThreePoints().Point(3), back.Point(3)); // as it was before the second drag
        Assert.Equal(document.Points.Select(point => point.Target), back.Points.Select(point => point.Target));
    }

    [Fact]
    public void Going_back_to_the_end_of_a_drag_keeps_it_whole()
    {
        EditDocument back = TwoDrags().KeepUntil(3);

        Assert.Equal([3], back.Drags.Select(drag => drag.Count));
        Assert.Equal(back.MetricsAt(3)!.Handles[1].Position, back.Point(2).Position);
    }

    [Fact]
    public void Going_back_to_the_start_leaves_no_drag_and_the_points_where_they_were()
    {
        EditDocument document = TwoDrags();

        EditDocument back = document.KeepUntil(0);

        Assert.Empty(back.Drags);
        Assert.Equal(ThreePoints().Points, back.Points);
        Assert.Same(document, document.KeepUntil(5));
        Assert.Equal(EditFault.NotFound, Assert.Throws<EditException>(() => document.KeepUntil(6)).Fault);
    }

    [Fact]
    public void Anchors_stay_where_they_were_put()
    {
        EditDocument before = ThreePoints().AddPoint(PointKind.Anchor, new ImagePoint(7, 7));

        EditDocument after = before.Dragged(_folder.Session, steps: 3, 1, 4);

        Assert.Equal(before.Point(4), after.Point(4));
        Assert.Equal(before.Point(4), after.KeepUntil(1).Point(4));
        Assert.Equal([new(1, 2), new(7, 7)], after.Drags[0].Origins);
    }

    [Fact]
    public void Deleted_points_stay_deleted_when_going_back()
    {
        EditDocument back = TwoDrags().RemovePoint(1).KeepUntil(1);

        Assert.Equal([2, 3], back.Points.Select(point => point.Id));
    }

    [Fact]
    public void Drags_are_compared_by_what_they_hold()
    {
        DragSegment drag = TwoDrags().Drags[0];

        Assert.Equal(drag, drag with { PointIds = [.. drag.PointIds.ToArray()] });
        Assert.Equal(drag.GetHashCode(), (drag with { PointIds = [.. drag.PointIds.ToArray()] }).GetHashCode());
        Assert.NotEqual(drag, drag with { Count = 1 });
        Assert.NotEqual(drag, drag with { PointIds = [2, 1] });
        Assert.NotEqual(drag, drag with { Origins = [new(1, 2), new(3, 5)] });
        Assert.NotEqual(drag, TwoDrags().Drags[0]);
    }

    [Fact]
    public void A_log_that_does_not_belong_to_the_points_or_the_model_is_refused()
    {
        EditDocument document = TwoDrags();
        StepLog log = _folder.Session.NewStepLog(document.Latent, Edits.TrainedRows, points: 2);

        Assert.Throws<ArgumentException>(() => document.BeginDrag(log, [1]));
        Assert.Throws<ArgumentException>(() => document.BeginDrag(log, [1, 1]));
        Assert.Throws<ArgumentException>(() => document.BeginDrag(document.Drags[0].Log, [1, 2]));
        Assert.Throws<ArgumentException>(
            () => document.BeginDrag(_folder.Session.NewStepLog(new(1, 4, [1, 2, 3, 4]), trainedRows: 1, points: 1), [1]));
        Assert.Equal(EditFault.NotFound, Assert.Throws<EditException>(() => document.BeginDrag(log, [1, 9])).Fault);
    }

    [Fact]
    public void There_are_at_most_500_drags()
    {
        EditDocument document = ThreePoints();
        for (int i = 0; i < EditDocument.MaxDrags; i++)
        {
            document = document.Dragged(_folder.Session, steps: 0, 1);
        }

        Assert.Equal(EditFault.TooLarge, Assert.Throws<EditException>(() => document.Dragged(_folder.Session, steps: 0, 1)).Fault);
    }

    private static EditDocument ThreePoints() => Edits.New()
        .AddPoint(PointKind.Handle, new ImagePoint(1, 2), new ImagePoint(9, 9))
        .AddPoint(PointKind.Handle, new ImagePoint(3, 4), new ImagePoint(8, 8))
        .AddPoint(PointKind.Handle, new ImagePoint(5, 6));

    private static IEnumerable<string> Steps(DragSegment drag) => Enumerable.Range(0, drag.Count).Select(i => Edits.Describe(drag.Log.Read(i)));

    private EditDocument TwoDrags() => ThreePoints().Dragged(_folder.Session, steps: 3, 1, 2).Dragged(_folder.Session, steps: 2, 2, 3);
}
