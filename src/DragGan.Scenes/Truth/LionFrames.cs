namespace DragGan.Scenes;

/// <summary>Where every part's own frame lies in the world.</summary>
internal static class LionFrames
{
    /// <summary>The part's frame to the world.</summary>
    public static Frame ToWorld(LionPart part, LionPose pose) => part switch
    {
        LionPart.Background => Frame.Identity,
        LionPart.Body => pose.Body,
        LionPart.Head => pose.Head,
        _ => pose.Head.Of(ToHead(part, pose)),
    };

    private static Frame ToHead(LionPart part, LionPose pose) => part switch
    {
        LionPart.Jaw => pose.Jaw,
        LionPart.LeftEar => pose.Left.Ear,
        LionPart.RightEar => pose.Right.Ear,
        LionPart.LeftUpperLid => pose.Left.UpperLid,
        LionPart.RightUpperLid => pose.Right.UpperLid,
        LionPart.LeftLowerLid => pose.Left.LowerLid,
        LionPart.RightLowerLid => pose.Right.LowerLid,
        LionPart.LeftEye => pose.Gaze with { Origin = new(-Eyes.X, Eyes.Y, Eyes.Z) },
        LionPart.RightEye => pose.Gaze with { Origin = new(Eyes.X, Eyes.Y, Eyes.Z) },
        LionPart.Mane => pose.Mane,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Not a part of a lion."),
    };
}
