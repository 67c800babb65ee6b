using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>A ring of pointed tufts around an axis, like the petals of a sunflower.</summary>
/// <param name="Count">How many, evenly spread.</param>
/// <param name="Root">Where they begin, from the axis.</param>
/// <param name="Tip">Where they end.</param>
/// <param name="Thickness">Half of a tuft's width.</param>
/// <param name="Flatness">Above 1: tufts are wider than thick.</param>
internal readonly record struct Tufts(int Count, float Root, float Tip, float Thickness, float Flatness)
{
    private float Sector => 2 * MathF.PI / Count;

    /// <summary>The angle of a tuft's middle.</summary>
    public float AngleOf(int number) => number * Sector;

    /// <summary>Distance to the tuft in whose sector a point lies.</summary>
    /// <param name="radius">From the axis.</param>
    /// <param name="angle">Around it; tufts stand at multiples of the sector.</param>
    /// <param name="depth">Before or behind the ring's plane.</param>
    /// <param name="inSector">The angle against the tuft's middle.</param>
    /// <remarks>
    /// A tuft is the lens between two circles through its root and its tip, swept to the thickness. Sine and cosine of the small angle are
    /// the first terms of their series.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lane Distance(Lane radius, Lane angle, Lane depth, out Lane inSector)
    {
        inSector = angle - (Vector512.Round(angle * (1 / Sector)) * Sector);
        Lane squared = inSector * inSector;
        Lane cosine = Lane.One - (squared * 0.5f) + (squared * squared * 0.0416667f);
        Lane sine = inSector * (Lane.One - (squared * 0.16666667f));
        float middle = 0.5f * (Root + Tip), half = 0.5f * (Tip - Root);
        float offset = ((half * half) - (Thickness * Thickness)) / (2 * Thickness);
        Lane x = (radius * cosine) - S(middle), y = Abs(radius * sine) + S(offset), z = depth * Flatness;
        return (Sqrt((x * x) + (y * y) + (z * z)) - S(offset + Thickness)) * (1 / Flatness);
    }
}
