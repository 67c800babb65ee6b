namespace DragGan.Scenes.Tests.Truth;

public sealed class FrameTests
{
    public static TheoryData<LionPart> Parts => [.. Enum.GetValues<LionPart>()];

    [Theory]
    [MemberData(nameof(Parts))]
    public void There_and_back_is_the_same_place(LionPart part)
    {
        Frame frame = LionFrames.ToWorld(part, Lion.Draw(4, 2).Pose);
        Point3 p = new(0.3f, -0.7f, 0.9f);

        Point3 back = frame.ToInner(frame.ToOuter(p));

        Assert.InRange((back - p).Length(), 0, 1.5e-4f); // the lids' tilt is given to four digits
    }

    [Fact]
    public void Head_coordinates_are_those_of_the_field()
    {
        LionPose pose = Lion.Draw(4, 3).Pose;
        Point3 world = new(0.4f, 0.2f, 0.6f);

        Points head = new LionField(pose).ToHead(Points.All(world));

        Point3 expected = pose.Head.ToInner(world);
        Assert.InRange((expected - new Point3(head.X[0], head.Y[0], head.Z[0])).Length(), 0, 2e-6f);
    }

    [Fact]
    public void Both_eyes_look_the_same_way_and_towards_the_viewer_by_half_of_the_turn()
    {
        LionPose pose = TestLions.With((LionParameter.Yaw, 1.5f)).Pose;

        Point3 left = LionFrames.ToWorld(LionPart.LeftEye, pose).Direction(new(0, 0, 1)), right = LionFrames.ToWorld(LionPart.RightEye, pose).Direction(new(0, 0, 1));

        Assert.Equal(left, right);
        Point3 nose = pose.Head.Direction(new(0, 0, 1));
        Assert.Equal(MathF.Atan2(nose.X, nose.Z) / 2, MathF.Atan2(left.X, left.Z), tolerance: 1e-4f);
    }

    [Fact]
    public void A_point_seen_through_a_pixel_is_projected_onto_it()
    {
        Points ray = Camera.Rays(LaneMath.S(0.25f), LaneMath.S(-0.5f));
        Point3 point = Camera.Position + (new Point3(ray.X[0], ray.Y[0], ray.Z[0]) * 7.3f);

        PicturePoint seen = Camera.Project(point);

        Assert.Equal(0.625f, seen.X, tolerance: 1e-5f);
        Assert.Equal(0.75f, seen.Y, tolerance: 1e-5f);
    }
}
