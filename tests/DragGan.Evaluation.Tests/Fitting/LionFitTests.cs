using DragGan.Dragging;
using DragGan.Imaging;
using DragGan.Scenes;

namespace DragGan.Evaluation.Tests.Fitting;

public sealed class LionFitTests : IDisposable
{
    private const int Size = 256;

    private readonly LionStudio _studio = LionStudio.ForAllCores();

    private LionFit Fit => new(_studio);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_perturbed_lion_is_found_again_by_its_render(int number)
    {
        (Lion start, Lion truth) = Perturbed(number);

        FittedLion found = Fit.Fit(truth.Render(Size), [start]);

        Assert.InRange(MeanMiss(start, truth), 4, 100); // or there were nothing to find
        AssertLandmarks(truth, found.Lion, most: 1);
    }

    [Fact]
    public void Blur_and_noise_do_not_mislead_it()
    {
        (Lion start, Lion truth) = Perturbed(4);
        RasterImage picture = Worn(truth.Render(Size), sigma: 1.6, noise: 6);

        FittedLion found = Fit.Fit(picture, [start]);

        Assert.InRange(found.Blur * Size, 0.7, 3);
        AssertLandmarks(truth, found.Lion, most: 1.5);
    }

    [Fact]
    public void The_better_of_two_guesses_is_gone_on_with()
    {
        Lion truth = Lion.Draw(9, 5), far = Lion.Draw(9, 6);

        FittedLion found = Fit.Fit(truth.Render(Size), [far, truth]);

        AssertLandmarks(truth, found.Lion, most: 1);
    }

    [Fact]
    public void A_closer_look_finds_a_landmark_though_the_rest_is_another_lions()
    {
        // the face of one, from brow to chin, before the mane of another that is turned by a few degrees
        Lion truth = Lion.Draw(9, 7);
        float[] turned = truth.Normals.ToArray();
        turned[(int)LionParameter.Yaw] += turned[(int)LionParameter.Yaw] > 0 ? -0.2f : 0.2f;
        RasterImage picture = new Lion(turned).Render(Size), face = truth.Render(Size);
        ImagePoint nose = LionPoints.PlaceOf(truth, LionPoints.Named("nose"), Size);
        for (int y = (int)nose.Y - 40; y < (int)nose.Y + 40; y++)
        {
            face.Row(y).Slice(((int)nose.X - 40) * 3, 240).CopyTo(picture.Row(y)[(((int)nose.X - 40) * 3)..]);
        }

        FittedLion whole = Fit.Fit(picture, [new Lion(turned)]);
        FittedLion near = Fit.Look(picture, whole, LionPoints.Named("nose"));

        Assert.InRange(Miss(truth, near.Lion, LionPoints.Named("nose")), 0, 1);
    }

    [Fact]
    public void Only_square_colour_pictures_can_be_fitted()
    {
        Lion lion = Lion.Draw(0, 0);

        Assert.Throws<ArgumentException>(() => Fit.Fit(new RasterImage(64, 32, PixelLayout.Rgb), [lion]));
        Assert.Throws<ArgumentException>(() => Fit.Fit(new RasterImage(64, 64, PixelLayout.Gray), [lion]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fit.Fit(new RasterImage(64, 64, PixelLayout.Rgb), []));
    }

    [Fact]
    public void A_cancelled_fit_ends_at_once()
    {
        Lion lion = Lion.Draw(0, 0);

        Assert.Throws<OperationCanceledException>(() => Fit.Fit(lion.Render(64), [lion], new CancellationToken(canceled: true)));
    }

    public void Dispose() => _studio.Dispose();

    private static (Lion Start, Lion Truth) Perturbed(int number)
    {
        Random random = new(number);
        Lion start = Lion.Draw(9, number);
        float[] normals = start.Normals.ToArray();
        for (int i = 0; i < normals.Length; i++)
        {
            float move = (i < LionParameters.GeometryCount ? 0.7f : 0.3f) * (random.Next(2) == 0 ? -1 : 1);
            normals[i] = Math.Clamp(normals[i] + move, -2, 2);
        }

        return (start, new Lion(normals));
    }

    private static void AssertLandmarks(Lion truth, Lion found, double most)
    {
        IReadOnlyList<bool> visible = LionLandmarks.VisibleIn(truth);
        for (int i = 0; i < LionLandmarks.NamedCount; i++)
        {
            Assert.True(!visible[i] || Miss(truth, found, i) < most, $"{LionPoints.NameOf(i)} is off by {Miss(truth, found, i):F2} px");
        }
    }

    private static double MeanMiss(Lion a, Lion b) => Enumerable.Range(0, LionLandmarks.NamedCount).Average(i => Miss(a, b, i));

    private static double Miss(Lion a, Lion b, int landmark) =>
        new Handle(LionPoints.PlaceOf(a, landmark, Size), LionPoints.PlaceOf(b, landmark, Size)).Distance;

    private static RasterImage Worn(RasterImage image, double sigma, int noise)
    {
        Random random = new(5);
        float[] soft = Smoothing.Gaussian([.. image.Pixels.Select(value => (float)value)], image.Width, sigma);
        return new RasterImage(image.Width, image.Height, image.Layout, [.. soft.Select(value => (byte)Math.Clamp(value + random.Next(-noise, noise + 1), 0, 255))]);
    }
}
