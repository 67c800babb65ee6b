namespace DragGan.Scenes;

/// <summary>Groups of solids that are computed, or left out, together.</summary>
[Flags]
internal enum LionParts
{
    None = 0,

    /// <summary>Cranium, cheeks, brows, eye sockets.</summary>
    Skull = 1,

    /// <summary>Bridge of the nose, whisker pads, jaw.</summary>
    Muzzle = 2,

    /// <summary>Teeth, tongue, throat.</summary>
    Mouth = 4,

    /// <summary>The nose's leather.</summary>
    Nose = 8,

    /// <summary>Eyeballs and lids.</summary>
    Eyes = 16,

    /// <summary>Ears.</summary>
    Ears = 32,

    /// <summary>The mane around the head.</summary>
    Mane = 64,

    /// <summary>Torso and the mane on the chest.</summary>
    Body = 128,

    /// <summary>Everything.</summary>
    All = 255,
}
