namespace DragGan.Imaging.Tests;

public sealed class PngLimitsTests
{
    [Fact]
    public void Limits_check_themselves()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PngLimits { Side = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PngLimits { Pixels = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PngLimits { Pixels = (128 << 20) + 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PngLimits { FileBytes = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PngLimits { FileBytes = (1 << 30) + 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PngLimits { TextBytes = -1 });
    }

    [Theory]
    [InlineData(2, 4, true)]
    [InlineData(1, 4, false)]
    [InlineData(2, 3, false)]
    public void A_picture_of_2_x_2_is_read_up_to_the_limits_and_no_further(int side, int pixels, bool isRead)
    {
        PngLimits limits = new() { Side = side, Pixels = pixels };

        Exception? error = Record.Exception(() => PngBuilder.Read(PngBuilder.Tiny(), limits));

        Assert.Equal(isRead, error is null);
        Assert.True(error is null or ImageFileException);
    }
}
