namespace DragGan.Scenes;

/// <summary>How a lion holds itself: the angles, and the frame of every part that moves.</summary>
internal sealed class LionPose
{
    /// <summary>Where the head turns on the neck, in the world.</summary>
    private static readonly Point3 Neck = new(0, -0.35f, -0.35f);

    /// <summary>How the head sits on the neck.</summary>
    private static readonly Point3 Lift = new(0, 0.06f, 0.05f);

    /// <summary>Where the jaw turns, in the head.</summary>
    private static readonly Point3 Hinge = new(0, -0.28f, 0.10f);

    public LionPose(LionShares shares)
    {
        float yaw = shares.Radians(LionParameter.Yaw), pitch = shares.Radians(LionParameter.Pitch);
        Frame turned = Frame.Turned(yaw, pitch, shares.Radians(LionParameter.Roll));
        Head = turned with { Origin = Neck + Lift - turned.Direction(Neck) };

        JawOpening = MathF.Max(0, shares.Value(LionParameter.Jaw));
        (JawSine, JawCosine) = MathF.SinCos((1.5f + (28.5f * JawOpening)) * (MathF.PI / 180));
        Frame jaw = new(new(1, 0, 0), new(0, JawCosine, JawSine), new(0, -JawSine, JawCosine), default);
        Jaw = jaw with { Origin = Hinge - jaw.Direction(Hinge) };

        Gaze = Frame.Turned(-0.5f * yaw, -0.5f * pitch, 0);
        Left = new(-1, shares[LionParameter.LeftEyelid], shares.Radians(LionParameter.LeftEar));
        Right = new(1, shares[LionParameter.RightEyelid], shares.Radians(LionParameter.RightEar));
        ManeSize = shares.Value(LionParameter.ManeSize);
        Mane = new(new(ManeSize, 0, 0), new(0, ManeSize, 0), new(0, 0, ManeSize), Scenes.Mane.Centre);
        Body = Frame.Identity with { Origin = new(0.20f * MathF.Sin(yaw), 0, 0) };
    }

    /// <summary>Head to world.</summary>
    public Frame Head { get; }

    /// <summary>Jaw to head.</summary>
    public Frame Jaw { get; }

    /// <summary>How far the jaw is open, 0…1.</summary>
    public float JawOpening { get; }

    public float JawSine { get; }

    public float JawCosine { get; }

    /// <summary>Eyeball to head, but for the origin: both look the same way.</summary>
    public Frame Gaze { get; }

    /// <summary>What is on the picture's left.</summary>
    public LionSide Left { get; }

    /// <summary>What is on the picture's right.</summary>
    public LionSide Right { get; }

    public float ManeSize { get; }

    /// <summary>Mane to head.</summary>
    public Frame Mane { get; }

    /// <summary>Body to world.</summary>
    public Frame Body { get; }
}
