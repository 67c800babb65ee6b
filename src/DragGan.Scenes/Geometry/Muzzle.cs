using System.Runtime.CompilerServices;
using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>Bridge of the nose and whisker pads, in the head's frame; the jaw in its own.</summary>
internal static class Muzzle
{
    /// <summary>Where the pads' and the nose's front is.</summary>
    public const float Front = 0.96f;

    /// <summary>How high the jaw's rim is.</summary>
    public const float Rim = -0.375f;

    /// <summary>Encloses bridge, pads and the jaw however far it is open.</summary>
    public static readonly Ball Surroundings = new(0, -0.25f, 0.55f, 0.80f);

    /// <summary>Joins bridge and pads to the skull.</summary>
    /// <param name="m">Mirrored to the right.</param>
    /// <param name="skull">Distance to the skull.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lane Join(in Points m, Lane skull)
    {
        Lane d = SmoothMin(skull, Solids.Stick(m, new(0, 0.32f, 0.60f), new(0, -0.02f, Front - 0.06f), 0.15f, 0.165f), 0.12f);
        Lane pad = Solids.Ellipsoid(m, 0.158f, -0.24f, Front - 0.17f, 0.235f, 0.185f, 0.33f);
        return SmoothMin(d, pad, 0.07f);
    }

    /// <summary>Distance to the jaw, a bowl with a chin.</summary>
    /// <param name="j">In the jaw's frame.</param>
    /// <param name="hollow">Distance to what the bowl holds.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lane Jaw(in Points j, out Lane hollow)
    {
        Lane outer = Solids.Ellipsoid(j, 0, -0.42f, 0.49f, 0.326f, 0.22f, 0.455f);
        hollow = Solids.Ellipsoid(j, 0, -0.36f, 0.49f, 0.256f, 0.17f, 0.392f);
        Lane rim = j.Y - S(Rim) - (j.X * j.X * 0.9f);
        Lane d = SmoothMax(SmoothMax(outer, rim, 0.05f), -hollow, 0.035f);
        d = SmoothMin(d, Solids.Ellipsoid(j, 0, -0.575f, 0.755f, 0.17f, 0.14f, 0.15f), 0.12f);
        return SmoothMax(d, -hollow, 0.03f);
    }
}
