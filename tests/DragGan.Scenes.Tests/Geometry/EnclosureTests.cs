namespace DragGan.Scenes.Tests.Geometry;

/// <summary>The balls by which parts are left out really enclose them.</summary>
public sealed class EnclosureTests
{
    private readonly FieldProbe _probe = new(5);

    [Fact]
    public void Fixed_parts_lie_in_their_balls()
    {
        AssertInside(NoseLeather.Ball, p => NoseLeather.Distance(p.Mirrored()));
        AssertInside(Torso.Upper, Torso.Lower, p =>
        {
            FieldSample sample = default;
            return Torso.Distance(p, ref sample);
        });
        AssertInside(Mouth.UpperBall, p => MouthOf(p).Throat);
        AssertInside(Mouth.UpperBall, p => MouthOf(p).UpperTeeth);
        AssertInside(Mouth.LowerBall, p => MouthOf(p).LowerTeeth);
        AssertInside(Mouth.LowerBall, p => MouthOf(p).Tongue);
    }

    [Theory]
    [InlineData(-2.6f)]
    [InlineData(0)]
    [InlineData(2.6f)]
    public void Moving_parts_lie_in_theirs_however_they_move(float normal)
    {
        LionPose pose = TestLions.With(
            (LionParameter.LeftEar, normal), (LionParameter.RightEar, normal), (LionParameter.LeftEyelid, normal), (LionParameter.RightEyelid, normal),
            (LionParameter.Jaw, normal), (LionParameter.ManeSize, normal)).Pose;
        FieldSample sample = default;

        AssertInside(Ears.Surroundings, p => Ears.Distance(p.Mirrored(), pose, ref sample), mirrored: true);
        AssertInside(Eyes.Ball, p => LaneMath.Min(Eyes.Distance(p.Mirrored(), pose, ref sample), sample.Eye), mirrored: true);
        AssertInside(Muzzle.Surroundings, p =>
        {
            Frame jaw = pose.Jaw;
            Points d = p - Points.All(jaw.Origin);
            return Muzzle.Jaw(new(d.X, (d.Y * pose.JawCosine) + (d.Z * pose.JawSine), (d.Z * pose.JawCosine) - (d.Y * pose.JawSine)), out _);
        });
    }

    [Theory]
    [InlineData(-2.6f)]
    [InlineData(2.6f)]
    public void No_mane_lies_before_its_foremost_plane(float normal)
    {
        float size = TestLions.With((LionParameter.ManeSize, normal)).Pose.ManeSize;
        float foremost = Mane.Centre.Z + (Mane.Foremost * size);
        Each(p =>
        {
            FieldSample sample = default;
            Lane inside = LaneMath.Less(Mane.Distance(p, size, ref sample), Lane.Zero);
            Assert.False(LaneMath.Any(inside & LaneMath.Less(LaneMath.S(foremost), p.Z)));
        });
    }

    private static FieldSample MouthOf(Points p)
    {
        FieldSample sample = default;
        Mouth.Distance(p, p, ref sample);
        return sample;
    }

    private void AssertInside(Ball ball, Func<Points, Lane> distance, bool mirrored = false) => AssertInside(ball, ball, distance, mirrored);

    private void AssertInside(Ball ball, Ball other, Func<Points, Lane> distance, bool mirrored = false)
    {
        int found = 0;
        Each(p =>
        {
            Lane inside = LaneMath.Less(distance(p), Lane.Zero);
            Points q = mirrored ? p.Mirrored() : p;
            Assert.False(LaneMath.Any(inside & Outside(q, ball) & Outside(q, other)));
            found += LaneMath.Any(inside) ? 1 : 0;
        }, ball);
        Assert.NotEqual(0, found);
    }

    private static Lane Outside(Points p, Ball ball) => LaneMath.Less(LaneMath.S(ball.Radius), (p - Points.All(ball.Centre)).Length());

    /// <summary>Points everywhere, and as many around the ball.</summary>
    private void Each(Action<Points> look, Ball? around = null)
    {
        for (int i = 0; i < 300; i++)
        {
            look(_probe.InCube(1.8f));
            if (around is { } ball)
            {
                look((_probe.InCube(ball.Radius * 1.3f)) + Points.All(ball.Centre));
            }
        }
    }
}
