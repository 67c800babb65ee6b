namespace DragGan.Imaging.Tests;

public sealed class EditMaskTests
{
    [Theory]
    [InlineData(PixelLayout.Gray, new byte[] { 127 }, false)]
    [InlineData(PixelLayout.Gray, new byte[] { 128 }, true)]
    [InlineData(PixelLayout.Rgb, new byte[] { 127, 127, 127 }, false)]
    [InlineData(PixelLayout.Rgb, new byte[] { 128, 128, 128 }, true)]
    [InlineData(PixelLayout.Rgb, new byte[] { 255, 0, 255 }, false)] // 0.413 of white
    [InlineData(PixelLayout.Rgb, new byte[] { 0, 255, 0 }, true)] // 0.587 of white
    [InlineData(PixelLayout.Rgb, new byte[] { 0, 204, 68 }, true)] // exactly half: 587 · 204 + 114 · 68 = 127,500
    [InlineData(PixelLayout.Rgb, new byte[] { 0, 204, 67 }, false)]
    [InlineData(PixelLayout.Rgba, new byte[] { 255, 255, 255, 127 }, false)]
    [InlineData(PixelLayout.Rgba, new byte[] { 255, 255, 255, 128 }, true)]
    [InlineData(PixelLayout.Rgba, new byte[] { 255, 255, 255, 0 }, false)]
    [InlineData(PixelLayout.Rgba, new byte[] { 128, 128, 128, 254 }, false)] // 0.502 · 0.996 = 0.49999
    [InlineData(PixelLayout.Rgba, new byte[] { 0, 0, 0, 255 }, false)]
    public void White_may_move_and_black_and_transparent_stay(PixelLayout layout, byte[] pixel, bool mayMove)
    {
        EditMask mask = EditMask.FromImage(new(1, 1, layout, pixel));

        Assert.Equal(mayMove, mask.MayMove(0, 0));
        Assert.Equal(mayMove ? 0 : 1, mask.Fixed[0]);
        Assert.False(mask.HasBoth);
    }

    [Fact]
    public void Places_and_counts_are_those_of_the_picture()
    {
        EditMask mask = EditMask.FromImage(new(3, 2, PixelLayout.Gray, [255, 0, 0, 0, 0, 200]));

        Assert.Equal((3, 2, 4, 2, true), (mask.Width, mask.Height, mask.FixedCount, mask.MovableCount, mask.HasBoth));
        Assert.Equal(new byte[] { 0, 1, 1, 1, 1, 0 }, mask.Fixed);
        Assert.True(mask.MayMove(2, 1));
        Assert.False(mask.MayMove(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => mask.MayMove(3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => mask.MayMove(0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => mask.MayMove(-1, 0));
    }

    [Fact]
    public void The_picture_of_a_mask_reads_back_as_the_mask()
    {
        EditMask mask = EditMask.FromImage(TestPictures.Noise(17, 9, PixelLayout.Rgba));
        RasterImage picture = mask.ToImage();

        Assert.True(mask.HasBoth);
        Assert.Equal(mask.Fixed, EditMask.FromImage(picture).Fixed);
        Assert.All(picture.Pixels, value => Assert.True(value is 0 or 255));
    }

    [Fact]
    public void A_mask_of_another_size_is_refused_with_both_sizes()
    {
        EditMask mask = EditMask.FromImage(new(3, 2, PixelLayout.Gray));
        mask.RequireSize(3, 2);

        ImageFileException error = Assert.Throws<ImageFileException>(() => mask.RequireSize(2, 3));

        Assert.StartsWith("The mask is 3 x 2 pixels, but the picture it belongs to is 2 x 3.", error.Message, StringComparison.Ordinal);
    }
}
