namespace DragGan.Scenes;

/// <summary>What is known about sixteen points beside their distance to the lion: distances to its parts, and coordinates the paint is bound to.</summary>
internal struct FieldSample
{
    /// <summary>In the head's and the jaw's frame.</summary>
    public Points Head, Jaw;

    /// <summary>Distances to skull with upper muzzle, and to the jaw and its hollow.</summary>
    public Lane Upper, Lower, Hollow;

    public Lane UpperTeeth, LowerTeeth, Tongue, Throat, Nose;

    /// <summary>Distances to eyeball and lids; the eyeball's centre is the origin of <see cref="EyePoint"/>, mirrored to the right.</summary>
    public Lane Eye, UpperLid, LowerLid;

    public Points EyePoint;

    /// <summary>Heights over the edges of the lids, below 0 where the eye is open.</summary>
    public Lane UpperEdge, LowerEdge;

    public Lane Ear, EarHollow;

    /// <summary>In the ear's frame.</summary>
    public Points EarPoint;

    /// <summary>Distances to the mane's layers and to the fur under them.</summary>
    public Lane Front, Middle, Back, Core;

    /// <summary>In the mane's frame: distance from the axis and angle around it.</summary>
    public Lane ManeRadius, ManeAngle;

    /// <summary>Angle against the middle of the nearest tuft of each layer.</summary>
    public Lane FrontAngle, MiddleAngle, BackAngle;

    public Lane Torso, Bib;

    /// <summary>As for the mane, around the throat.</summary>
    public Lane BibRadius, BibAngle, BibTuftAngle;
}
