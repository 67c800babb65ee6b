namespace DragGan.Scenes.Tests.Random;

public sealed class SplitMixTests
{
    [Fact]
    public void Bits_are_those_of_the_reference_code()
    {
        SplitMix random = new(1234567);

        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.All(expected, bits => Assert.Equal(bits, random.NextBits()));
    }

    [Fact]
    public void Neighbouring_pictures_and_seeds_have_nothing_in_common()
    {
        HashSet<ulong> first = [];
        for (uint seed = 0; seed < 30; seed++)
        {
            for (long number = 0; number < 30; number++)
            {
                SplitMix random = SplitMix.For(seed, number);
                Assert.True(first.Add(random.NextBits()));
            }
        }
    }

    [Fact]
    public void Numbers_lie_strictly_between_0_and_1_and_fill_the_range_evenly()
    {
        SplitMix random = new(7);
        int[] tenths = new int[10];
        for (int i = 0; i < 10_000; i++)
        {
            double u = random.NextDouble();
            Assert.True(u is > 0 and < 1);
            tenths[(int)(u * 10)]++;
        }

        Assert.All(tenths, count => Assert.InRange(count, 850, 1150)); // five standard deviations of 30
    }
}
