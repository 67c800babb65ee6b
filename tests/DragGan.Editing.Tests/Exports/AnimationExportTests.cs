using System.Buffers.Binary;
using DragGan.Imaging;

namespace DragGan.Editing.Tests;

public sealed class AnimationExportTests : IDisposable
{
    private readonly ExportFixture _edit = new();

    public void Dispose() => _edit.Dispose();

    [Fact]
    public void An_animation_has_every_frame_and_rests_on_the_first_and_the_last()
    {
        _edit.Exporter.Write(new ExportOptions(ExportKind.Animation) { FramesPerSecond = 20 }, _edit.At("a.png"));

        Assert.Equal([0, 1, 2, 3, 4, 5], _edit.Rendered);
        Assert.Equal([600, 50, 50, 50, 50, 1500], Delays());
        Assert.Equal("AI generated", PngReader.Read(_edit.At("a.png")).Text["Comment"]);
    }

    [Fact]
    public void A_boomerang_runs_back_to_just_before_its_start_which_follows_by_itself()
    {
        _edit.Exporter.Write(new ExportOptions(ExportKind.Animation) { Boomerang = true }, _edit.At("a.png"));

        Assert.Equal([0, 1, 2, 3, 4, 5, 4, 3, 2, 1], _edit.Rendered);
        Assert.Equal([600, 40, 40, 40, 40, 1500, 40, 40, 40, 40], Delays());
    }

    [Fact]
    public void A_picture_that_was_never_dragged_is_an_animation_of_one_frame()
    {
        _edit.ExporterOf(Edits.New()).Write(new ExportOptions(ExportKind.Animation) { Boomerang = true }, _edit.At("a.png"));

        Assert.Equal([1500], Delays());
    }

    [Theory]
    [InlineData(1, 2, new[] { 0 })]
    [InlineData(2, 2, new[] { 0, 1 })]
    [InlineData(7, 2, new[] { 0, 6 })]
    [InlineData(7, 3, new[] { 0, 3, 6 })]
    [InlineData(7, 4, new[] { 0, 2, 4, 6 })]
    [InlineData(7, 300, new[] { 0, 1, 2, 3, 4, 5, 6 })]
    public void Of_too_many_frames_an_even_choice_is_shown_with_both_ends(int count, int most, int[] expected)
    {
        Assert.Equal(expected, FrameChoice.Of(count, new ExportOptions(ExportKind.Animation) { MaxFrames = most }));
    }

    [Fact]
    public void Many_frames_are_thinned_to_300_unless_all_are_asked_for()
    {
        Assert.Equal(300, FrameChoice.Of(20_001, new ExportOptions(ExportKind.Animation)).Distinct().Count());
        Assert.Equal(20_001, FrameChoice.Of(20_001, new ExportOptions(ExportKind.Video) { MaxFrames = null }).Length);
    }

    [Fact]
    public void A_video_that_runs_back_ends_where_it_began()
    {
        Assert.Equal([0, 1, 2, 1, 0], FrameChoice.Of(3, new ExportOptions(ExportKind.Video) { Boomerang = true }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.99)]
    [InlineData(61)]
    [InlineData(double.NaN)]
    public void Impossible_speeds_are_refused(double framesPerSecond)
    {
        Assert.Equal(EditFault.Invalid, Assert.Throws<EditException>(() => new ExportOptions(ExportKind.Video) { FramesPerSecond = framesPerSecond }).Fault);
    }

    [Fact]
    public void An_animation_of_less_than_two_frames_is_refused()
    {
        Assert.Throws<EditException>(() => new ExportOptions(ExportKind.Animation) { MaxFrames = 1 });
    }

    /// <summary>How long each frame of the exported file is shown, in milliseconds.</summary>
    private List<int> Delays()
    {
        ReadOnlySpan<byte> rest = File.ReadAllBytes(_edit.At("a.png"));
        List<int> delays = [];
        for (int at; (at = rest.IndexOf("fcTL"u8)) >= 0; rest = rest[(at + 30)..])
        {
            ReadOnlySpan<byte> delay = rest.Slice(at + 24, 4); // after the name: number, size and place, 20 bytes
            delays.Add(1000 * BinaryPrimitives.ReadUInt16BigEndian(delay) / BinaryPrimitives.ReadUInt16BigEndian(delay[2..]));
        }

        return delays;
    }
}
