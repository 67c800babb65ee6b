namespace DragGan.Scenes;

/// <summary>What sixteen points of the surface are painted with.</summary>
internal struct Paint
{
    /// <summary>Linear light, 0…1.</summary>
    public Points Colour;

    /// <summary>How strong the highlight is, and how narrow.</summary>
    public Lane Gloss, Sharpness;

    /// <summary>Set where the eyeball is seen, which lights itself a little and has no rim light.</summary>
    public Lane IsEye;

    /// <summary>Distance to the nearest part painted so far.</summary>
    public Lane Nearest;
}
