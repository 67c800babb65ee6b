using DragGan.Imaging;
using DragGan.Numerics;

namespace DragGan.Editing.Tests;

public sealed class PicturePixelsTests
{
    [Theory]
    [InlineData(1, PixelLayout.Gray)]
    [InlineData(3, PixelLayout.Rgb)]
    public void Numbers_become_pixels_channel_by_channel(int channels, PixelLayout layout)
    {
        FeatureMap picture = new(2, 2, channels);
        picture.Data.Fill(-5);
        picture.Data[^1] = 0.5f;

        RasterImage image = PicturePixels.ToImage(picture);

        Assert.Equal((2, 2, layout), (image.Width, image.Height, image.Layout));
        Assert.Equal([.. new byte[(4 * channels) - 1], 191], image.Pixels);
    }

    [Fact]
    public void What_cannot_be_shown_is_refused()
    {
        FeatureMap damaged = new(2, 2, 3);
        damaged.Data[7] = float.NaN;

        EditException notNumbers = Assert.Throws<EditException>(() => PicturePixels.ToImage(damaged));
        EditException channels = Assert.Throws<EditException>(() => PicturePixels.ToImage(new FeatureMap(2, 2, 4)));

        Assert.Equal((EditFault.Invalid, EditFault.Invalid), (notNumbers.Fault, channels.Fault));
        Assert.Contains("not numbers", notNumbers.Message, StringComparison.Ordinal);
        Assert.Contains("4 channels", channels.Message, StringComparison.Ordinal);
    }
}
