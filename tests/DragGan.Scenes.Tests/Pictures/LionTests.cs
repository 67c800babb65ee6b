using DragGan.Imaging;

namespace DragGan.Scenes.Tests.Pictures;

public sealed class LionTests
{
    [Fact]
    public void The_same_seed_and_number_give_the_same_bytes_and_others_do_not()
    {
        byte[] first = Lion.Draw(5, 7).Render(48).Pixels;

        Assert.Equal(first, Lion.Draw(5, 7).Render(48).Pixels);
        Assert.NotEqual(first, Lion.Draw(5, 8).Render(48).Pixels);
        Assert.NotEqual(first, Lion.Draw(6, 7).Render(48).Pixels);
    }

    [Fact]
    public void Pictures_do_not_depend_on_the_number_of_threads()
    {
        Lion[] lions = [.. Enumerable.Range(0, 5).Select(i => Lion.Draw(8, i))];
        using LionStudio one = new(1), three = new(3);

        Assert.Equal(
            one.Render(lions, 24).Select(image => Convert.ToHexString(image.Pixels)),
            three.Render(lions, 24).Select(image => Convert.ToHexString(image.Pixels)));
    }

    [Fact]
    public void A_lion_is_what_its_normals_say()
    {
        Lion drawn = Lion.Draw(3, 1);

        Assert.Equal(drawn.Render(24).Pixels, new Lion(drawn.Normals).Render(24).Pixels);
        Assert.All(drawn.Normals.ToArray(), z => Assert.InRange(MathF.Abs(z), 0, (float)LionParameters.LargestNormal));
    }

    [Theory]
    [InlineData(17)]
    [InlineData(30)]
    public void Sizes_need_not_be_multiples_of_anything(int size)
    {
        RasterImage image = Lion.Draw(3, 1).Render(size);

        Assert.Equal((size, size, PixelLayout.Rgb), (image.Width, image.Height, image.Layout));
        Assert.DoesNotContain(Enumerable.Range(0, size * size), i => image.Pixels.AsSpan(i * 3, 3).SequenceEqual<byte>([0, 0, 0])); // none was left out
    }

    [Theory]
    [InlineData(15)]
    [InlineData(2049)]
    public void Sizes_out_of_range_are_refused(int size)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Lion.Draw(0, 0).Render(size));
        Assert.Throws<ArgumentOutOfRangeException>(() => LionMap.Of(Lion.Draw(0, 0), size));
    }

    [Fact]
    public void Normals_that_are_too_few_or_no_numbers_are_refused()
    {
        float[] normals = new float[LionParameters.Count];
        normals[3] = float.NaN;

        Assert.Throws<ArgumentException>(() => new Lion(normals));
        ArgumentException error = Assert.Throws<ArgumentException>(() => new Lion(new float[3]));
        Assert.Contains("17 parameters, but 3 normals", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Lion.Draw(0, -1));
    }

    [Fact]
    public void Colour_numbers_are_in_range_and_the_light_has_length_1()
    {
        for (int i = 0; i < 50; i++)
        {
            float[] numbers = Lion.Draw(2, i).ColourNumbers();

            Assert.Equal(24, numbers.Length);
            Assert.All(numbers, number => Assert.InRange(number, -1, 1));
            Assert.Equal(1, new Point3(numbers[21], numbers[22], numbers[23]).Length(), tolerance: 1e-5f);
        }
    }

    [Fact]
    public void A_cancelled_studio_makes_nothing()
    {
        using LionStudio studio = new(2);
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => studio.Render([Lion.Draw(0, 0)], 16, cancelled.Token));
    }
}
