using DragGan.Dragging;
using DragGan.Scenes;

namespace DragGan.Evaluation.Tests.Lions;

public sealed class LionPointsTests
{
    private static readonly Lion Middle = new(new float[LionParameters.Count]);

    [Theory]
    [InlineData(LionParameter.LeftEyelid, LionPoints.LeftUpperLid, LionPoints.RightUpperLid)]
    [InlineData(LionParameter.RightEyelid, LionPoints.RightUpperLid, LionPoints.LeftUpperLid)]
    public void Closing_an_eye_lowers_its_upper_lid_and_not_the_other(LionParameter parameter, int lid, int other)
    {
        float[] normals = new float[LionParameters.Count];
        normals[(int)parameter] = -2;
        Lion closed = new(normals);

        Assert.InRange(LionPoints.PlaceOf(closed, lid, 256).Y - LionPoints.PlaceOf(Middle, lid, 256).Y, 10, 40);
        Assert.Equal(LionPoints.PlaceOf(Middle, other, 256), LionPoints.PlaceOf(closed, other, 256));
    }

    [Fact]
    public void Left_is_the_pictures_left()
    {
        ImagePoint left = LionPoints.PlaceOf(Middle, LionPoints.LeftUpperLid, 256), nose = LionPoints.PlaceOf(Middle, LionPoints.Named("nose"), 256);

        Assert.True(left.X < nose.X);
        Assert.Equal(127.5, nose.X, 1e-3);
    }

    [Fact]
    public void An_unknown_name_is_named() =>
        Assert.Contains("'snout'", Assert.Throws<ArgumentException>(() => LionPoints.Named("snout")).Message, StringComparison.Ordinal);
}
