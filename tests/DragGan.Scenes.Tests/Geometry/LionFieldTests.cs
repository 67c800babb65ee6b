namespace DragGan.Scenes.Tests.Geometry;

public sealed class LionFieldTests
{
    /// <summary>The share of a distance that the tracer goes.</summary>
    private const float Step = 0.87f;

    public static TheoryData<int> Lions => [0, 1, 2];

    [Theory]
    [MemberData(nameof(Lions))]
    public void A_step_hardly_ever_ends_inside_and_never_deep(int number)
    {
        LionField field = new(Lion.Draw(11, number).Pose);
        FieldProbe probe = new((ulong)number);
        int steps = 0, inside = 0;
        for (int i = 0; i < 400; i++)
        {
            Points p = probe.InCube(1.6f);
            Lane d = FieldProbe.Distance(field, p);
            Lane after = FieldProbe.Distance(field, p + (probe.Directions() * (d * Step)));
            for (int lane = 0; lane < LaneMath.Width; lane++)
            {
                if (d[lane] > 0.01f)
                {
                    steps++;
                    inside += after[lane] < -0.004f ? 1 : 0;
                    Assert.InRange(after[lane], -0.08f, 10);
                }
            }
        }

        Assert.InRange(inside, 0, steps / 250);
    }

    [Theory]
    [MemberData(nameof(Lions))]
    public void Near_the_surface_the_field_grows_by_about_one_per_unit(int number)
    {
        LionField field = new(Lion.Draw(12, number).Pose);
        FieldProbe probe = new((ulong)number);
        const float h = 0.004f;
        int near = 0, steep = 0;
        for (int i = 0; i < 600; i++)
        {
            Points p = probe.InCube(1.3f);
            Lane d = FieldProbe.Distance(field, p);
            Points along = probe.Directions() * LaneMath.S(h);
            Lane slope = (FieldProbe.Distance(field, p + along) - d) * (1 / h);
            for (int lane = 0; lane < LaneMath.Width; lane++)
            {
                if (d[lane] is > 0.005f and < 0.3f)
                {
                    near++;
                    steep += MathF.Abs(slope[lane]) > 1.35f ? 1 : 0;
                }
            }
        }

        Assert.InRange(near, 500, int.MaxValue);
        Assert.InRange(steep, 0, near / 100); // between two tufts the nearest one changes
    }

    [Fact]
    public void The_mouth_is_shut_when_the_jaw_is_and_its_inside_hidden()
    {
        LionMap map = LionMap.Of(TestLions.With((LionParameter.Jaw, -2.6f)), 64);
        LionMap open = LionMap.Of(TestLions.With((LionParameter.Jaw, 2.6f)), 64);

        Assert.InRange(Count(open, LionPart.Jaw), (int)(Count(map, LionPart.Jaw) * 1.3), 4096);
    }

    private static int Count(LionMap map, LionPart part) => map.Parts.ToArray().Count(p => p == part);
}
