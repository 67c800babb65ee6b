using DragGan.Scenes;
using DragGan.StyleGan;

namespace DragGan.Evaluation.Tests.Lions;

public sealed class LionLatentsTests
{
    [Theory]
    [InlineData(128)]
    [InlineData(512)]
    public void A_lions_latent_has_a_mean_square_of_1_and_leads_back_to_the_lion(int length)
    {
        Lion lion = Lion.Draw(3, 4);

        float[] z = LionLatents.Of(lion, length);

        Assert.Equal(1, z.Average(v => (double)v * v), 1e-6);
        Assert.Equal(lion.Normals.ToArray(), z[..LionParameters.Count]);
        AssertNear(lion, LionLatents.LionOf(z), 1e-6f);
    }

    [Fact]
    public void The_size_of_a_latent_does_not_matter()
    {
        float[] z = LionLatents.Of(Lion.Draw(3, 5), 512);

        AssertNear(LionLatents.LionOf(z), LionLatents.LionOf([.. z.Select(v => v * 3)]), 1e-5f);
    }

    [Fact]
    public void A_seeds_lion_is_that_of_the_z_every_tool_takes_for_the_seed()
    {
        float[] z = new float[512];
        new NumpyRandom(7).Fill(z);

        AssertNear(LionLatents.LionOf(z), LionLatents.OfSeed(7, 512), 0);
    }

    [Fact]
    public void A_latent_too_short_for_every_lion_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LionLatents.Of(Lion.Draw(0, 0), 64));

    private static void AssertNear(Lion expected, Lion actual, float tolerance)
    {
        for (int i = 0; i < LionParameters.Count; i++)
        {
            Assert.Equal(expected.Normals[i], actual.Normals[i], tolerance);
        }
    }
}
