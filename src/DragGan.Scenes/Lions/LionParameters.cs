namespace DragGan.Scenes;

/// <summary>What a lion is drawn from: geometry first, then colour. Everything else about it is fixed.</summary>
public static class LionParameters
{
    /// <summary>Normals further out than this are drawn again: the last half percent of a range on either side is left alone.</summary>
    public const double LargestNormal = 2.6;

    /// <summary>How many of the parameters, from the first on, change the geometry; the others change colours and light.</summary>
    public const int GeometryCount = 9;

    /// <summary>All parameters, in the order of z.</summary>
    public static IReadOnlyList<SceneParameter> All { get; } =
    [
        new("yaw", -32, 32, "Turns the head to its left or right, in degrees; positive is the picture's right."),
        new("pitch", -15, 15, "Lowers or lifts the head, in degrees; positive is up."),
        new("roll", -5, 5, "Tilts the head to a shoulder, in degrees; positive is counterclockwise."),
        new("jaw", -0.25f, 1, "Opens the jaw by 1.5 to 30 degrees; closed up to 0."),
        new("left eyelid", 0, 1, "Opens the eye on the picture's left: 0 is closed; 1 - (1 - u)^2.1 of the way, so mostly open."),
        new("right eyelid", 0, 1, "Opens the eye on the picture's right, likewise."),
        new("left ear", 8, 60, "Lowers the ear on the picture's left, in degrees from upright."),
        new("right ear", 8, 60, "Lowers the ear on the picture's right, likewise."),
        new("mane size", 0.87f, 1.09f, "Scales the mane."),
        new("fur hue", 25, 37.5f, "In degrees of the colour circle."),
        new("fur brightness", 0.79f, 0.99f, "The strongest of red, green and blue."),
        new("mane hue", 7, 25, "In degrees of the colour circle."),
        new("mane brightness", 0.36f, 0.82f, "The strongest of red, green and blue."),
        new("iris hue", 28, 205, "In degrees of the colour circle: amber, green, blue."),
        new("background hue", 165, 358, "In degrees of the colour circle: teal, blue, violet, pink, rose."),
        new("background brightness", 0.50f, 0.95f, "The strongest of red, green and blue at the lighter end."),
        new("light", -0.4f, 0.4f, "Where the light comes from: left or right of the viewer, over its distance."),
    ];

    /// <summary>How many parameters there are.</summary>
    public static int Count => All.Count;
}
