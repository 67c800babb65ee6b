using DragGan.Imaging;
using DragGan.Scenes;

namespace DragGan.Evaluation.Tests.Measures;

public sealed class PictureMeasuresTests
{
    private const int Size = 48;

    private static readonly RasterImage Noise = Pattern(seed: 1);

    [Fact]
    public void A_difference_of_one_everywhere_is_48_dB()
    {
        RasterImage shifted = Noise.Clone();
        for (int i = 0; i < shifted.Pixels.Length; i++)
        {
            shifted.Pixels[i]++;
        }

        Assert.Equal(20 * Math.Log10(255), PictureMeasures.Psnr(FloatPicture.Of(shifted), FloatPicture.Of(Noise)), 1e-3);
    }

    [Fact]
    public void Equal_pictures_are_infinitely_alike()
    {
        FloatPicture picture = FloatPicture.Of(Noise);

        Assert.Equal(double.PositiveInfinity, PictureMeasures.Psnr(picture, picture));
        Assert.Equal(1, StructuralSimilarity.Of(picture, picture), 1e-12);
    }

    [Fact]
    public void The_face_is_a_square_around_its_landmarks()
    {
        Lion lion = new(new float[LionParameters.Count]);
        RasterImage elsewhere = Noise.Clone(), within = Noise.Clone();
        elsewhere.Pixels[0] ^= 0x80; // the first pixel lies far from the face
        int nose = ((((int)(LionLandmarks.Of(lion)[0].Y * Size)) * Size) + (Size / 2)) * 3;
        within.Pixels[nose] ^= 0x80;

        Assert.Equal(double.PositiveInfinity, PictureMeasures.FacePsnr(FloatPicture.Of(elsewhere), FloatPicture.Of(Noise), lion));
        Assert.Equal(
            10 * Math.Log10(4 / (Math.Pow(256 / 255.0, 2) / (16 * 16 * 3))), // a third of 48 pixels
            PictureMeasures.FacePsnr(FloatPicture.Of(within), FloatPicture.Of(Noise), lion), 1e-3);
    }

    [Fact]
    public void Structural_similarity_follows_its_definition()
    {
        FloatPicture a = FloatPicture.Of(Noise), b = FloatPicture.Of(Pattern(seed: 2));

        Assert.Equal(Reference(a, b), StructuralSimilarity.Of(a, b), 1e-9);
    }

    [Fact]
    public void Pictures_of_different_sizes_are_not_compared()
    {
        FloatPicture small = FloatPicture.Of(new RasterImage(16, 16, PixelLayout.Rgb));

        Assert.Throws<ArgumentException>(() => PictureMeasures.Psnr(small, FloatPicture.Of(Noise)));
        Assert.Throws<ArgumentException>(() => StructuralSimilarity.Of(FloatPicture.Of(Noise), small));
    }

    [Fact]
    public void Percentiles_lie_between_neighbours_in_proportion()
    {
        Spread spread = Spread.Of([4, 1, 3, 2]);

        Assert.Equal((2.5, 1.15, 2.5, 3.85), (spread.Mean, Math.Round(spread.Low, 9), spread.Median, Math.Round(spread.High, 9)));
    }

    /// <summary>Window by window, in two dimensions, as the paper writes it.</summary>
    private static double Reference(FloatPicture a, FloatPicture b)
    {
        double sum = 0, total = 0;
        for (int i = -5; i <= 5; i++)
        {
            for (int j = -5; j <= 5; j++)
            {
                total += Weight(i, j);
            }
        }

        int count = Size - 10;
        for (int y = 0; y < count; y++)
        {
            for (int x = 0; x < count; x++)
            {
                double ma = 0, mb = 0, aa = 0, bb = 0, ab = 0;
                for (int i = 0; i < 11; i++)
                {
                    for (int j = 0; j < 11; j++)
                    {
                        double w = Weight(i - 5, j - 5) / total, va = Gray(a, x + j, y + i), vb = Gray(b, x + j, y + i);
                        (ma, mb, aa, bb, ab) = (ma + (w * va), mb + (w * vb), aa + (w * va * va), bb + (w * vb * vb), ab + (w * va * vb));
                    }
                }

                sum += ((2 * ma * mb) + 1e-4) * ((2 * (ab - (ma * mb))) + 9e-4) / (((ma * ma) + (mb * mb) + 1e-4) * (aa - (ma * ma) + bb - (mb * mb) + 9e-4));
            }
        }

        return sum / (count * count);

        static double Weight(int i, int j) => Math.Exp(-((i * i) + (j * j)) / 4.5);

        static double Gray(FloatPicture p, int x, int y)
        {
            ReadOnlySpan<float> pixel = p.Values.Slice(((y * Size) + x) * 3, 3);
            return (((pixel[0] + pixel[1] + pixel[2]) / 3.0) + 1) / 2;
        }
    }

    private static RasterImage Pattern(int seed)
    {
        RasterImage image = new(Size, Size, PixelLayout.Rgb);
        Random random = new(seed);
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            image.Pixels[i] = (byte)Math.Clamp(100 + (i / 3 % Size) + random.Next(40), 0, 254);
        }

        return image;
    }
}
