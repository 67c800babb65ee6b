namespace DragGan.Dragging.Tests;

public sealed class FixedRegionTests
{
    [Theory]
    [InlineData(0, 0, 0, 0, false)]
    [InlineData(1, 1, 1, 1, false)]
    [InlineData(0, 0, 1, 0, true)]
    public void A_mask_counts_only_if_it_has_both_kinds_of_pixels(byte a, byte b, byte c, byte d, bool expected)
    {
        Assert.Equal(expected, new FixedRegion(2, new byte[] { a, b, c, d }).HasBoth);
    }

    [Fact]
    public void Later_changes_of_the_callers_array_do_not_reach_it()
    {
        byte[] pixels = [0, 1, 0, 1];
        FixedRegion region = new(2, pixels);

        pixels[0] = 1;

        Assert.Equal([0, 1, 0, 1], region.Pixels.ToArray());
    }

    [Fact]
    public void A_mask_of_another_size_is_refused_with_both_sizes()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new FixedRegion(4, new byte[9]));

        Assert.StartsWith("The mask has 9 pixels, but the picture has 4 × 4 = 16.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_other_than_0_and_1_is_refused_with_its_place()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new FixedRegion(2, new byte[] { 0, 1, 255, 0 }));

        Assert.StartsWith("Pixel (0, 1) of the mask is 255;", error.Message, StringComparison.Ordinal);
    }
}
