namespace DragGan.TestKit;

/// <summary>The model that comes along, and what is where in the first picture of its showcase: in pixels, seen at truncation 1.</summary>
/// <remarks>The seed's lion is the same after every training on lions of the same version; only the picture is sharper or softer.</remarks>
public static class ShippedLion
{
    /// <summary>By which name programs find it.</summary>
    public const string Name = "lion-256";

    /// <summary>The first of its showcase: it looks straight at us.</summary>
    public const uint Seed = 17470;

    /// <summary>The middle of its nose.</summary>
    public const int NoseX = 128, NoseY = 140;

    /// <summary>The middles of its eyes, the right one being the one on the picture's right.</summary>
    public const int LeftEyeX = 94, RightEyeX = 160, EyesY = 117;

    /// <summary>The middle of the ear on the picture's right.</summary>
    public const int EarX = 187, EarY = 53;

    /// <summary>The model's file.</summary>
    public static string File { get; } = Path.Combine(GoldenFiles.RepositoryRoot, "models", Name + ".safetensors");
}
