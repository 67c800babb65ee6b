using System.Runtime.CompilerServices;
using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>A warm key light with soft shadows, sky and ground, light from behind around the rim, highlights.</summary>
internal static class Lighting
{
    /// <param name="paint">What is lit.</param>
    /// <param name="normal">Of the surface.</param>
    /// <param name="toViewer">Towards the camera.</param>
    /// <param name="open">1 where nothing near covers the point, 0 where it is enclosed.</param>
    /// <param name="lit">1 where the light arrives, 0 in shadow.</param>
    /// <param name="colours">Of the background and the light's direction.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Points Apply(in Paint paint, in Points normal, in Points toViewer, Lane open, Lane lit, LionColours colours)
    {
        Points light = Points.All(colours.Light);
        Lane diffuse = Clamp01((Points.Dot(normal, light) * 0.85f) + S(0.15f));
        Points key = Points.All(1.42f, 1.30f, 1.12f) * (diffuse * (S(0.30f) + (lit * 0.70f)) * (S(0.45f) + (open * 0.55f)));
        Lane upwards = S(0.5f) + (normal.Y * 0.5f);
        Points ambient = Points.Mix(Points.All(0.345f, 0.253f, 0.184f), Points.All(0.483f, 0.540f, 0.644f), upwards) * open;
        Points result = paint.Colour * (key + ambient);

        Lane away = Clamp01(Lane.One - Points.Dot(normal, toViewer));
        Lane rim = away * away * away * open * Select(paint.IsEye, S(0.11f), S(0.55f));
        Points behind = Points.All(((colours.BackgroundTop + colours.BackgroundBottom) * 0.25f) + new Point3(0.5f, 0.45f, 0.375f));
        result += behind * Points.Mix(paint.Colour, Points.All(1, 1, 1), S(0.3f)) * rim;

        Lane aligned = Clamp01(Points.Dot(normal, (light + toViewer).Normalized()));
        Lane highlight = Falloff((Lane.One - aligned) * paint.Sharpness * 2.2f) * paint.Gloss * (S(0.4f) + (lit * 0.6f));
        return result + new Points(highlight, highlight, highlight);
    }

    /// <summary>The light's reflection in the eyes: a large one towards the light and a small one across.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Points CatchLight(in Points colour, in FieldSample sample, Lane isEye, LionPose pose, LionColours colours)
    {
        Frame head = pose.Head;
        Point3 light = new(Point3.Dot(head.X, colours.Light), Point3.Dot(head.Y, colours.Light), Point3.Dot(head.Z, colours.Light));
        Point3 large = new Point3((light.X * 0.45f) - 0.08f, (light.Y * 0.35f) + 0.19f, (light.Z * 0.4f) + 0.6f).Normalized();
        Point3 small = new Point3((-light.X * 0.3f) + 0.20f, -0.27f, 0.9f).Normalized();

        Points n = EyeMaterial.Direction(sample);
        Lane shine = SmoothStep(0.966f, 0.980f, Points.Dot(n, Points.All(large))) * 0.95f;
        shine = Max(shine, SmoothStep(0.986f, 0.993f, Points.Dot(n, Points.All(small))) * 0.45f);
        return Points.Select(isEye, Points.Mix(colour, Points.All(1.12f, 1.12f, 1.12f), shine), colour);
    }

    /// <summary>Linear light to sRGB code values 0…1: strong light is compressed, the rest follows a curve close to sRGB's.</summary>
    /// <remarks>x^(1/2.4) out of three square roots (Chilliant, 2012), so that no library's pow decides about a picture.</remarks>
    public static Points Encode(in Points linear)
    {
        return new(Channel(linear.X), Channel(linear.Y), Channel(linear.Z));

        static Lane Channel(Lane x)
        {
            x = Max(x, Lane.Zero);
            x = Clamp01(x * 1.08f / (Lane.One + (x * 0.22f)));
            Lane root = Sqrt(x), fourth = Sqrt(root), eighth = Sqrt(fourth);
            return Clamp01((root * 0.585122381f) + (fourth * 0.783140355f) - (eighth * 0.368262736f));
        }
    }
}
