using DragGan.Scenes;

namespace DragGan.Evaluation;

/// <summary>How drags of a kind are chosen.</summary>
/// <param name="Landmark">What is grabbed.</param>
/// <param name="Parameters">What moves it.</param>
/// <param name="Least">The shortest drag, in pixels of a picture of 256.</param>
/// <param name="Most">The longest.</param>
internal sealed record DragRule(int Landmark, LionParameter[] Parameters, double Least, double Most)
{
    /// <summary>The rule of a kind, on one of a lion's two sides.</summary>
    public static DragRule Of(DragKind kind, bool right) => kind switch
    {
        DragKind.Nose => new(LionPoints.Named("nose"), [LionParameter.Yaw, LionParameter.Pitch], 20, 40),
        DragKind.Chin => new(LionPoints.Named("chin"), [LionParameter.Jaw], 15, 15),
        DragKind.Ear => new(LionPoints.Named(right ? "right ear tip" : "left ear tip"), [right ? LionParameter.RightEar : LionParameter.LeftEar], 10, 20),
        DragKind.Eyelid => new(right ? LionPoints.RightUpperLid : LionPoints.LeftUpperLid, [right ? LionParameter.RightEyelid : LionParameter.LeftEyelid], 8, 14),
        DragKind.Mane => new(LionPoints.Named(right ? "mane top" : "mane bottom"), [LionParameter.ManeSize], 6, 10),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of drag."),
    };

    /// <summary>The named landmark that must be seen: the grabbed one, or the eye under a lid.</summary>
    public int Witness => Landmark switch
    {
        LionPoints.LeftUpperLid => LionPoints.Named("left eye centre"),
        LionPoints.RightUpperLid => LionPoints.Named("right eye centre"),
        _ => Landmark,
    };
}
