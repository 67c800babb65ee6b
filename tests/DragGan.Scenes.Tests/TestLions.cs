namespace DragGan.Scenes.Tests;

/// <summary>Lions in poses that tests ask for.</summary>
internal static class TestLions
{
    /// <summary>Looks straight ahead with open eyes and a closed mouth; what is given is changed.</summary>
    public static Lion With(params (LionParameter Parameter, float Normal)[] changes)
    {
        float[] normals = new float[LionParameters.Count];
        normals[(int)LionParameter.LeftEyelid] = normals[(int)LionParameter.RightEyelid] = 2;
        normals[(int)LionParameter.Jaw] = -2;
        foreach ((LionParameter parameter, float normal) in changes)
        {
            normals[(int)parameter] = normal;
        }

        return new Lion(normals);
    }

    /// <summary>Where a named landmark is, in pixels of a picture of 256.</summary>
    public static (float X, float Y) Landmark(this Lion lion, string name)
    {
        int number = LionLandmarks.Names.Index().First(entry => entry.Item == name).Index;
        PicturePoint point = LionLandmarks.Of(lion)[number];
        return (point.X * 256, point.Y * 256);
    }
}
