namespace DragGan.Scenes;

/// <summary>A part that moves as a whole, with coordinates of its own. Left and right are the picture's.</summary>
public enum LionPart
{
    /// <summary>No part.</summary>
    Background,

    /// <summary>Skull, muzzle, nose, upper teeth.</summary>
    Head,

    /// <summary>Jaw, tongue, lower teeth.</summary>
    Jaw,

    /// <summary>Ear.</summary>
    LeftEar,

    /// <summary>Ear.</summary>
    RightEar,

    /// <summary>Lid; y is the height over its edge.</summary>
    LeftUpperLid,

    /// <summary>Lid; y is the height over its edge.</summary>
    RightUpperLid,

    /// <summary>Lid; y is the depth under its edge.</summary>
    LeftLowerLid,

    /// <summary>Lid; y is the depth under its edge.</summary>
    RightLowerLid,

    /// <summary>Eyeball; z points through the pupil.</summary>
    LeftEye,

    /// <summary>Eyeball; z points through the pupil.</summary>
    RightEye,

    /// <summary>The mane around the head; scaled with its size.</summary>
    Mane,

    /// <summary>Shoulders and bib.</summary>
    Body,
}
