namespace DragGan.Scenes.Tests.Truth;

/// <summary>Every parameter does what it says, and nothing else.</summary>
public sealed class LionParameterTests
{
    [Fact]
    public void The_table_has_a_row_for_every_parameter_with_a_range_and_a_meaning()
    {
        Assert.Equal(Enum.GetValues<LionParameter>().Length, LionParameters.Count);
        Assert.Equal(LionParameters.GeometryCount, (int)LionParameter.FurHue);
        Assert.All(LionParameters.All, parameter =>
        {
            Assert.True(parameter.Low < parameter.High);
            Assert.NotEmpty(parameter.Meaning);
            Assert.DoesNotContain(',', parameter.Name); // names are joined with commas in files
        });
        Assert.Equal(LionParameters.Count, LionParameters.All.Select(parameter => parameter.Name).Distinct().Count());
    }

    [Fact]
    public void Yaw_moves_the_nose_to_the_right_and_pitch_up()
    {
        (float x, float y) = TestLions.With().Landmark("nose");

        Assert.InRange(TestLions.With((LionParameter.Yaw, 1)).Landmark("nose").X - x, 15, 80);
        Assert.InRange(TestLions.With((LionParameter.Pitch, 1)).Landmark("nose").Y - y, -60, -8);
    }

    [Fact]
    public void Roll_lifts_the_ear_on_the_right()
    {
        float left = TestLions.With((LionParameter.Roll, 2)).Landmark("left ear tip").Y, right = TestLions.With((LionParameter.Roll, 2)).Landmark("right ear tip").Y;

        Assert.InRange(left - right, 6, 40);
    }

    [Fact]
    public void The_jaw_lowers_chin_and_lower_lip_and_leaves_the_nose()
    {
        Lion closed = TestLions.With(), open = TestLions.With((LionParameter.Jaw, 2));

        Assert.InRange(open.Landmark("lower lip").Y - closed.Landmark("lower lip").Y, 20, 60);
        Assert.InRange(open.Landmark("chin").Y - closed.Landmark("chin").Y, 15, 60);
        Assert.Equal(closed.Landmark("nose"), open.Landmark("nose"));
        Assert.Equal(closed.Landmark("upper lip"), open.Landmark("upper lip"));
    }

    [Fact]
    public void A_fifth_of_all_jaws_are_closed()
    {
        int closed = Enumerable.Range(0, 2000).Count(i => Lion.Draw(1, i).Pose.JawOpening == 0);

        Assert.InRange(closed, 2000 * 0.16, 2000 * 0.24);
    }

    [Fact]
    public void Ears_are_lowered_one_by_one()
    {
        Lion up = TestLions.With((LionParameter.LeftEar, -2)), down = TestLions.With((LionParameter.LeftEar, 2));

        Assert.InRange(down.Landmark("left ear tip").Y - up.Landmark("left ear tip").Y, 10, 60);
        Assert.Equal(up.Landmark("right ear tip"), down.Landmark("right ear tip"));
    }

    [Fact]
    public void A_lid_closes_its_own_eye()
    {
        LionMap open = LionMap.Of(TestLions.With(), 96), wink = LionMap.Of(TestLions.With((LionParameter.LeftEyelid, -2.6f)), 96);

        Assert.InRange(Count(open, LionPart.LeftEye), 40, 4000);
        Assert.Equal(0, Count(wink, LionPart.LeftEye));
        Assert.Equal(Count(open, LionPart.RightEye), Count(wink, LionPart.RightEye));
    }

    [Fact]
    public void A_larger_mane_shows_more_of_itself_and_stays_in_the_picture()
    {
        LionMap small = LionMap.Of(TestLions.With((LionParameter.ManeSize, -2)), 64), large = LionMap.Of(TestLions.With((LionParameter.ManeSize, 2.6f)), 64);

        Assert.InRange(Count(large, LionPart.Mane), Count(small, LionPart.Mane) + 100, 4096);
        Assert.DoesNotContain(LionPart.Mane, large.Parts[..64].ToArray()); // the picture's top row
    }

    [Fact]
    public void Colours_change_no_landmark_and_no_map()
    {
        Lion one = TestLions.With(), other = TestLions.With([.. Enum.GetValues<LionParameter>()[LionParameters.GeometryCount..].Select(p => (p, 1.7f))]);

        Assert.Equal(LionLandmarks.Of(one), LionLandmarks.Of(other));
        Assert.Equal(LionMap.Of(one, 32).Parts.ToArray(), LionMap.Of(other, 32).Parts.ToArray());
        Assert.NotEqual(one.Render(32).Pixels, other.Render(32).Pixels);
    }

    private static int Count(LionMap map, LionPart part) => map.Parts.ToArray().Count(p => p == part);
}
