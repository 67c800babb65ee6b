namespace DragGan.Scenes;

/// <summary>Lids and ear of one side, and their frames.</summary>
internal sealed class LionSide
{
    /// <param name="sign">-1 is the picture's left, 1 its right.</param>
    /// <param name="eyelid">The share of the eyelid's range.</param>
    /// <param name="ear">The ear's angle, radians.</param>
    public LionSide(float sign, float eyelid, float ear)
    {
        Sign = sign;
        Opening = 1 - MathF.Pow(1 - eyelid, 2.1f);
        (UpperSine, UpperCosine) = MathF.SinCos((-27 + (87 * Opening)) * (MathF.PI / 180));
        (LowerSine, LowerCosine) = MathF.SinCos((22 + (29 * Opening)) * (MathF.PI / 180));
        (EarSine, EarCosine) = MathF.SinCos(ear);

        Point3 across = new(sign * Eyes.TiltCosine, Eyes.TiltSine, 0), up = new(sign * -Eyes.TiltSine, Eyes.TiltCosine, 0), outward = new(0, 0, 1);
        Point3 eye = new(sign * Eyes.X, Eyes.Y, Eyes.Z);
        UpperLid = new(across, (up * UpperCosine) - (outward * UpperSine), (up * UpperSine) + (outward * UpperCosine), eye);
        LowerLid = new(across, (up * -LowerCosine) - (outward * LowerSine), (up * -LowerSine) + (outward * LowerCosine), eye);
        Ear = new(
            new(sign * EarCosine, -EarSine, 0), new(sign * EarSine, EarCosine, 0), new(0, 0, 1),
            new(sign * Ears.X, Ears.Y, Ears.Z));
    }

    /// <summary>-1 on the picture's left, 1 on its right.</summary>
    public float Sign { get; }

    /// <summary>How far the eye is open: 0 closed, 1 wide.</summary>
    public float Opening { get; }

    /// <summary>Sine of the upper lid's angle above the eye's axis.</summary>
    public float UpperSine { get; }

    public float UpperCosine { get; }

    /// <summary>Sine of the lower lid's angle below the eye's axis.</summary>
    public float LowerSine { get; }

    public float LowerCosine { get; }

    public float EarSine { get; }

    public float EarCosine { get; }

    /// <summary>Upper lid to head: y is the height over the lid's edge.</summary>
    public Frame UpperLid { get; }

    /// <summary>Lower lid to head: y is the depth under the lid's edge.</summary>
    public Frame LowerLid { get; }

    /// <summary>Ear to head; mirrored on the left.</summary>
    public Frame Ear { get; }
}
