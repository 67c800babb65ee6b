namespace DragGan.StyleGan.Tests;

public sealed class NumpyRandomTests
{
    /// <summary>
    /// <c>python3 -c "import numpy as np; [print(s, *map(repr, np.random.RandomState(s).randn(6))) for s in (0, 1, 42, 123, 2**32 - 1)]"</c>, NumPy 1.24.2.
    /// </summary>
    public static TheoryData<uint, double[]> FirstNumbers => new()
    {
        { 0, [1.764052345967664, 0.4001572083672233, 0.9787379841057392, 2.240893199201458, 1.8675579901499675, -0.977277879876411] },
        { 1, [1.6243453636632417, -0.6117564136500754, -0.5281717522634557, -1.0729686221561705, 0.8654076293246785, -2.3015386968802827] },
        { 42, [0.4967141530112327, -0.13826430117118466, 0.6476885381006925, 1.5230298564080254, -0.23415337472333597, -0.23413695694918055] },
        { 123, [-1.0856306033005612, 0.9973454465835858, 0.28297849805199204, -1.506294713918092, -0.5786002519685364, 1.651436537097151] },
        { 4294967295, [0.6484086742306527, 0.6693235306338161, -1.0805437227474493, 0.2845010447986309, 0.11388773652167104, 0.8676218937929382] },
    };

    /// <summary><c>python3 -c "import numpy as np; [(a := np.random.RandomState(s).randn(1000), print(s, repr(a[999]), repr(a.sum()))) for s in (0, 1, 42)]"</c></summary>
    public static TheoryData<uint, double, double> ThousandthNumbers => new()
    {
        { 0, -0.35811407547985674, -45.25670749019538 },
        { 1, -0.18695501653274957, 38.81247615960185 },
        { 42, 0.5725827813561586, 19.33205582232549 },
    };

    [Theory]
    [MemberData(nameof(FirstNumbers))]
    public void The_first_numbers_of_a_seed_are_NumPys(uint seed, double[] expected)
    {
        NumpyRandom random = new(seed);

        foreach (double number in expected)
        {
            // A logarithm and a root may differ in their last bits from one C library to the next.
            Assert.Equal(number, random.NextGaussian(), tolerance: 1e-14);
        }
    }

    [Theory]
    [MemberData(nameof(ThousandthNumbers))]
    public void A_thousand_numbers_of_a_seed_are_NumPys(uint seed, double last, double sum)
    {
        NumpyRandom random = new(seed);
        double[] numbers = [.. Enumerable.Range(0, 1000).Select(_ => random.NextGaussian())];

        Assert.Equal(last, numbers[^1], tolerance: 1e-14); // more than 624 words: the state has been renewed
        Assert.Equal(sum, numbers.Sum(), tolerance: 1e-11);
    }

    [Fact]
    public void Filling_takes_the_same_numbers_one_after_the_other_as_floats()
    {
        NumpyRandom oneByOne = new(7), filled = new(7);
        float[] numbers = new float[9];

        filled.Fill(numbers.AsSpan(0, 3)); // an odd length: the pair's second number must not be lost
        filled.Fill(numbers.AsSpan(3));

        Assert.Equal(Enumerable.Range(0, 9).Select(_ => (float)oneByOne.NextGaussian()), numbers);
    }

    [Fact]
    public void The_twister_gives_the_words_of_its_authors_implementation()
    {
        // python3 -c "import numpy as np; print(np.random.RandomState(0).randint(0, 2**32, size=5, dtype=np.uint64))"
        MersenneTwister twister = new(0);

        Assert.Equal(
            [2357136044, 2546248239, 3071714933, 3626093760, 2588848963],
            Enumerable.Range(0, 5).Select(_ => twister.NextBits()));
    }

    [Fact]
    public void A_double_has_53_bits_and_is_NumPys()
    {
        // python3 -c "import numpy as np; print(*map(repr, np.random.RandomState(7).random_sample(3)))"
        MersenneTwister twister = new(7);

        Assert.Equal([0.07630828937395717, 0.7799187922401146, 0.4384092314408935], Enumerable.Range(0, 3).Select(_ => twister.NextDouble()));
    }
}
