namespace DragGan.Scenes;

/// <summary>Places in z; see <see cref="LionParameters.All"/>.</summary>
public enum LionParameter
{
    /// <summary>Turn of the head.</summary>
    Yaw,

    /// <summary>Nod of the head.</summary>
    Pitch,

    /// <summary>Tilt of the head.</summary>
    Roll,

    /// <summary>Opening of the jaw.</summary>
    Jaw,

    /// <summary>Opening of the eye on the picture's left.</summary>
    LeftEyelid,

    /// <summary>Opening of the eye on the picture's right.</summary>
    RightEyelid,

    /// <summary>Angle of the ear on the picture's left.</summary>
    LeftEar,

    /// <summary>Angle of the ear on the picture's right.</summary>
    RightEar,

    /// <summary>Size of the mane.</summary>
    ManeSize,

    /// <summary>Hue of the fur.</summary>
    FurHue,

    /// <summary>Brightness of the fur.</summary>
    FurBrightness,

    /// <summary>Hue of the mane.</summary>
    ManeHue,

    /// <summary>Brightness of the mane.</summary>
    ManeBrightness,

    /// <summary>Hue of the irises.</summary>
    IrisHue,

    /// <summary>Hue of the background.</summary>
    BackgroundHue,

    /// <summary>Brightness of the background.</summary>
    BackgroundBrightness,

    /// <summary>Side the light comes from.</summary>
    Light,
}
