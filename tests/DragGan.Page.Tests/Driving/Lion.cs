using DragGan.Web;

namespace DragGan.Page.Tests.Driving;

/// <summary>The lion that looks at us, and places on it, in picture pixels.</summary>
internal static class Lion
{
    public static readonly (double X, double Y) Nose = (128, 140);

    /// <summary>Where the nose is pulled to in most tests: far enough to see, near enough to be quick.</summary>
    public static readonly (double X, double Y) BesideNose = (88, 140);

    /// <summary>A place in the mane, far from the face.</summary>
    public static readonly (double X, double Y) Mane = (40, 60);

    /// <summary>A session with it.</summary>
    public static NewSession Session { get; } = new(Seed: 9, Truncation: 1);

    /// <summary>Drags end after a few steps, arrived or not: enough for all that is not about arriving.</summary>
    public static SettingsChange Short { get; } = new(MaxSteps: 6, Patience: 0);
}
