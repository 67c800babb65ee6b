using System.Runtime.Intrinsics;

namespace DragGan.Scenes.Tests.Vectors;

public sealed class LaneMathTests
{
    [Fact]
    public void Sine_is_good_to_a_thousandth()
    {
        for (float x = -40; x < 40; x += 0.37f)
        {
            Assert.Equal(MathF.Sin(x), LaneMath.Sin(LaneMath.S(x))[3], tolerance: 0.0012f);
        }
    }

    [Fact]
    public void The_angle_is_good_in_every_octant()
    {
        for (float angle = -3.1f; angle < 3.14f; angle += 0.07f)
        {
            (float y, float x) = MathF.SinCos(angle);
            Assert.Equal(angle, LaneMath.Atan2(LaneMath.S(y * 2.5f), LaneMath.S(x * 2.5f))[15], tolerance: 0.0005f);
        }
    }

    [Fact]
    public void Falloff_is_about_the_exponential_function()
    {
        for (float x = 0; x < 30; x += 0.5f)
        {
            Assert.Equal(MathF.Exp(-x), LaneMath.Falloff(LaneMath.S(x))[0], tolerance: 0.02f);
        }
    }

    [Fact]
    public void A_rounded_union_is_never_further_than_either_and_equals_the_nearer_away_from_the_seam()
    {
        Lane a = LaneMath.S(0.2f);
        for (float b = -1; b < 1; b += 0.01f)
        {
            float union = LaneMath.SmoothMin(a, LaneMath.S(b), 0.1f)[0];
            Assert.InRange(union, MathF.Min(0.2f, b) - 0.0251f, MathF.Min(0.2f, b));
            Assert.True(MathF.Abs(b - 0.2f) < 0.1f || union == MathF.Min(0.2f, b));
        }
    }

    [Fact]
    public void Noise_is_smooth_and_stays_between_0_and_1()
    {
        float last = Noise.At(LaneMath.S(-3), LaneMath.S(0.3f), LaneMath.S(0.7f))[0], least = 1, most = 0;
        for (float x = -3; x < 40; x += 0.01f)
        {
            float value = Noise.At(LaneMath.S(x), LaneMath.S(0.3f), LaneMath.S(0.7f))[0];
            Assert.InRange(MathF.Abs(value - last), 0, 0.02f);
            (last, least, most) = (value, MathF.Min(least, value), MathF.Max(most, value));
        }

        Assert.InRange(least, 0, 0.3f);
        Assert.InRange(most, 0.7f, 1);
    }

    [Fact]
    public void Lanes_do_not_mix()
    {
        float[] values = [.. Enumerable.Range(0, LaneMath.Width).Select(i => i - 7.5f)];
        Lane all = Vector512.Create(values);

        for (int i = 0; i < values.Length; i++)
        {
            Assert.Equal(LaneMath.Sin(LaneMath.S(values[i]))[i], LaneMath.Sin(all)[i]);
            Assert.Equal(Noise.At(LaneMath.S(values[i]), LaneMath.S(1), LaneMath.S(2))[i], Noise.At(all, LaneMath.S(1), LaneMath.S(2))[i]);
        }
    }
}
