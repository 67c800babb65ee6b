namespace DragGan.Scenes;

/// <summary>The colours a lion is painted with, in linear light, and the direction its light comes from.</summary>
internal sealed class LionColours
{
    public LionColours(LionShares shares)
    {
        float furHue = shares.Value(LionParameter.FurHue), fur = shares.Value(LionParameter.FurBrightness);
        Fur = FromHue(furHue, 0.64f - (0.2f * (shares[LionParameter.FurBrightness] - 0.5f)), fur);
        Cream = FromHue(furHue + 3, 0.19f, MathF.Min(1, (fur * 1.10f) + 0.06f));

        float maneHue = shares.Value(LionParameter.ManeHue), mane = shares.Value(LionParameter.ManeBrightness);
        ManeRoot = FromHue(maneHue + 6, 0.76f, MathF.Min(1, mane * 1.16f));
        ManeTip = FromHue(maneHue - 4, 0.80f, mane * 0.74f);

        Iris = FromHue(shares.Value(LionParameter.IrisHue), 0.70f, 0.80f);

        float hue = shares.Value(LionParameter.BackgroundHue), brightness = shares.Value(LionParameter.BackgroundBrightness);
        BackgroundTop = FromHue(hue, 0.36f, brightness);
        BackgroundBottom = FromHue(hue + 14, 0.46f, brightness * 0.78f);

        Light = new Point3(shares.Value(LionParameter.Light), 0.58f, 0.95f).Normalized();
    }

    public Point3 Fur { get; }

    /// <summary>The light fur of muzzle, chin and brows.</summary>
    public Point3 Cream { get; }

    public Point3 ManeRoot { get; }

    public Point3 ManeTip { get; }

    public Point3 Iris { get; }

    public Point3 BackgroundTop { get; }

    public Point3 BackgroundBottom { get; }

    /// <summary>Towards the light; of length 1.</summary>
    public Point3 Light { get; }

    /// <summary>The seven colours as sRGB in -1…1 and the light's direction: 24 numbers.</summary>
    public void CopyTo(Span<float> numbers)
    {
        int at = 0;
        foreach (Point3 colour in (ReadOnlySpan<Point3>)[Fur, Cream, ManeRoot, ManeTip, Iris, BackgroundTop, BackgroundBottom])
        {
            numbers[at++] = (Encoded(colour.X) * 2) - 1;
            numbers[at++] = (Encoded(colour.Y) * 2) - 1;
            numbers[at++] = (Encoded(colour.Z) * 2) - 1;
        }

        (numbers[at], numbers[at + 1], numbers[at + 2]) = (Light.X, Light.Y, Light.Z);
    }

    /// <summary>How many numbers <see cref="CopyTo"/> writes.</summary>
    public const int NumberCount = 24;

    /// <summary>Hue in degrees, saturation and value as usual, read as gamma 2.2 and returned in linear light.</summary>
    private static Point3 FromHue(float hue, float saturation, float value)
    {
        float h = hue / 360;
        h -= MathF.Floor(h);
        return new(
            Channel(MathF.Abs((h * 6) - 3) - 1),
            Channel(2 - MathF.Abs((h * 6) - 2)),
            Channel(2 - MathF.Abs((h * 6) - 4)));

        float Channel(float pure) => MathF.Pow(value * (1 + (saturation * (Math.Clamp(pure, 0, 1) - 1))), 2.2f);
    }

    private static float Encoded(float linear) => MathF.Pow(linear, 1 / 2.2f);
}
