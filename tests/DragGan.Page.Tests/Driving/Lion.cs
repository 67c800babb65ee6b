using DragGan.TestKit;
using DragGan.Web;

namespace DragGan.Page.Tests.Driving;

/// <summary>The lion that looks at us, and places on it, in picture pixels.</summary>
internal static class Lion
{
    public static readonly (double X, double Y) Nose = (ShippedLion.NoseX, ShippedLion.NoseY);

    /// <summary>Where the nose is pulled to in most tests: far enough to see, near enough to be quick.</summary>
    public static readonly (double X, double Y) BesideNose = (ShippedLion.NoseX - 40, ShippedLion.NoseY);

    /// <summary>A place in the mane, far from the face.</summary>
    public static readonly (double X, double Y) Mane = (36, 100);

    /// <summary>A session with it.</summary>
    public static NewSession Session { get; } = new(Seed: ShippedLion.Seed, Truncation: 1);

    /// <summary>Drags end after a few steps, arrived or not: enough for all that is not about arriving.</summary>
    public static SettingsChange Short { get; } = new(MaxSteps: 6, Patience: 0);

    /// <summary>Drags take four times their steps, so that there is time to do something while one runs; they arrive all the same.</summary>
    public static SettingsChange Unhurried { get; } = new(StepSize: 5e-4, MaxSteps: 2000, Patience: 0);
}
