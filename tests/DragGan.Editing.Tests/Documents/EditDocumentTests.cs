using DragGan.Dragging;
using DragGan.StyleGan;

namespace DragGan.Editing.Tests;

public sealed class EditDocumentTests
{
    private static readonly ImagePoint Inside = new(3, 4), Elsewhere = new(5.5f, 6);

    [Fact]
    public void A_new_document_has_one_frame_that_shows_its_start()
    {
        EditDocument document = Edits.New();

        Assert.Equal(1, document.FrameCount);
        Assert.Same(document.StartLatent, document.Latent);
        Assert.Null(document.StepAt(0));
        Assert.Null(document.MetricsAt(0));
        Assert.Equal(EditFault.NotFound, Assert.Throws<EditException>(() => document.LatentAt(1)).Fault);
        Assert.Equal(EditFault.NotFound, Assert.Throws<EditException>(() => document.LatentAt(-1)).Fault);
    }

    [Fact]
    public void Points_are_placed_moved_and_deleted_and_their_numbers_are_never_used_again()
    {
        EditDocument document = Edits.New().AddPoint(PointKind.Handle, Inside, Elsewhere).AddPoint(PointKind.Anchor, Elsewhere);

        Assert.Equal([new(1, PointKind.Handle, Inside, Elsewhere), new(2, PointKind.Anchor, Elsewhere, Target: null)], document.Points);
        Assert.Equal(new EditPoint(1, PointKind.Handle, Elsewhere, Elsewhere), document.MovePoint(1, Elsewhere).Point(1));
        Assert.Equal(new EditPoint(1, PointKind.Handle, Inside, Inside), document.MovePoint(1, target: Inside).Point(1));
        Assert.Equal([1, 3], document.RemovePoint(2).AddPoint(PointKind.Handle, Inside).Points.Select(point => point.Id));
        Assert.Equal([3], document.ClearPoints().AddPoint(PointKind.Handle, Inside).Points.Select(point => point.Id));
        Assert.Equal(2, document.Points.Length);
    }

    [Theory]
    [InlineData(-0.1f, 0)]
    [InlineData(0, 31.01f)]
    [InlineData(float.NaN, 0)]
    [InlineData(0, float.PositiveInfinity)]
    public void A_coordinate_outside_the_picture_is_refused_wherever_it_is_given(float x, float y)
    {
        ImagePoint outside = new(x, y);
        EditDocument document = Edits.New().AddPoint(PointKind.Handle, Inside);

        AssertRefused(EditFault.Invalid, () => document.AddPoint(PointKind.Handle, outside));
        AssertRefused(EditFault.Invalid, () => document.AddPoint(PointKind.Handle, Inside, outside));
        AssertRefused(EditFault.Invalid, () => document.MovePoint(1, outside));
        AssertRefused(EditFault.Invalid, () => document.MovePoint(1, target: outside));
    }

    [Fact]
    public void Anchors_have_no_targets_and_points_that_are_not_there_cannot_be_changed()
    {
        EditDocument document = Edits.New().AddPoint(PointKind.Anchor, Inside);

        AssertRefused(EditFault.Invalid, () => document.MovePoint(1, target: Inside));
        AssertRefused(EditFault.Invalid, () => document.AddPoint(PointKind.Anchor, Inside, Inside));
        AssertRefused(EditFault.Invalid, () => document.AddPoint((PointKind)7, Inside));
        AssertRefused(EditFault.NotFound, () => document.MovePoint(2, Inside));
        AssertRefused(EditFault.NotFound, () => document.RemovePoint(2));
    }

    [Fact]
    public void There_are_at_most_64_points()
    {
        EditDocument document = Enumerable.Range(0, 64).Aggregate(Edits.New(), (edit, _) => edit.AddPoint(PointKind.Handle, Inside));

        AssertRefused(EditFault.TooLarge, () => document.AddPoint(PointKind.Handle, Inside));
    }

    [Fact]
    public void A_mask_must_have_the_pictures_size()
    {
        EditDocument document = Edits.New().WithMask(Edits.Mask(1));

        Assert.NotNull(document.Mask);
        Assert.Null(document.WithMask(null).Mask);
        AssertRefused(EditFault.Invalid, () => document.WithMask(Edits.Mask(1, side: 31)));
    }

    [Fact]
    public void Settings_must_be_such_that_the_model_can_fulfil_them()
    {
        EditDocument document = Edits.New();
        EditSettings good = new() { Drag = new DragSettings { FeatureBlock = 4, TrainedRows = 8, MaxSteps = StepLog.MaxCount } };

        Assert.Equal(good, document.WithSettings(good).Settings);
        AssertRefused(EditFault.Invalid, () => document.WithSettings(new() { Drag = good.Drag with { FeatureBlock = 5 } }));
        AssertRefused(EditFault.Invalid, () => document.WithSettings(new() { Drag = good.Drag with { TrainedRows = 9 } }));
        AssertRefused(EditFault.Invalid, () => document.WithSettings(new() { Drag = good.Drag with { MaxSteps = StepLog.MaxCount + 1 } }));
        Assert.Equal(EditSettings.Default, document.WithSettings(EditSettings.Default).Settings); // 6 stands for the last block here
    }

    [Fact]
    public void Another_picture_takes_points_mask_and_what_the_model_cannot_do_with_it()
    {
        ModelReference small = new("small", "b", Resolution: 16, LatentRows: 6, LatentWidth: 4);
        Latent start = new(6, 4, [.. new float[24]]);
        EditDocument document = Edits.New().AddPoint(PointKind.Handle, Inside).WithMask(Edits.Mask(1))
            .WithSettings(new() { Drag = new DragSettings { FeatureBlock = 4, TrainedRows = 7, StepSize = 0.01 }, HoldFixedArea = true });

        EditDocument other = document.WithImage(new LatentImage("mine.npy"), start, small);

        Assert.Equal((small, new LatentImage("mine.npy"), start), (other.Model, other.Image, other.StartLatent));
        Assert.Empty(other.Points);
        Assert.Null(other.Mask);
        Assert.Equal(2, other.NextPointId);
        Assert.Equal(
            new EditSettings { Drag = new DragSettings { FeatureBlock = 6, TrainedRows = 6, StepSize = 0.01 }, HoldFixedArea = true }, other.Settings);
        Assert.Equal(document.Settings, document.WithImage(new SeedImage(9, 1, Label: null), Edits.Latent(9)).Settings);
        AssertRefused(EditFault.Invalid, () => document.WithImage(new SeedImage(9, 1, Label: null), start));
        AssertRefused(EditFault.Invalid, () => document.WithImage(new SeedImage(9, float.NaN, Label: null), Edits.Latent(9)));
        AssertRefused(EditFault.Invalid, () => document.WithImage(new SeedImage(9, 1, Label: -1), Edits.Latent(9)));
        AssertRefused(EditFault.Invalid, () => document.WithImage(new LatentImage(new string('x', 256)), Edits.Latent(9)));
    }

    [Fact]
    public void A_name_has_1_to_120_characters_on_one_line()
    {
        Assert.Equal("Löwe", Edits.New().Renamed("  Löwe ").Name);
        Assert.Equal(120, Edits.New().Renamed(new string('n', 120)).Name.Length);
        AssertRefused(EditFault.Invalid, () => Edits.New().Renamed(new string('n', 121)));
        AssertRefused(EditFault.Invalid, () => Edits.New().Renamed(" "));
        AssertRefused(EditFault.Invalid, () => Edits.New().Renamed("two\nlines"));
    }

    [Theory]
    [InlineData(33, 8, 4)]
    [InlineData(2, 8, 4)]
    [InlineData(8_192, 8, 4)]
    [InlineData(32, 0, 4)]
    [InlineData(32, 8, 1 << 20)]
    public void A_model_that_cannot_be_is_refused(int resolution, int rows, int width)
    {
        AssertRefused(EditFault.Invalid, () => EditDocument.Create(
            "An edit", new ModelReference("faces", "a", resolution, rows, width), new SeedImage(1, 1, Label: null), Edits.Latent(1)));
    }

    private static void AssertRefused(EditFault fault, Func<EditDocument> edit)
    {
        EditException error = Assert.Throws<EditException>(edit);

        Assert.Equal(fault, error.Fault);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
    }
}
