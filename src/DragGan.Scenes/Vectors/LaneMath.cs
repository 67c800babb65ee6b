using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DragGan.Scenes;

/// <summary>Arithmetic on sixteen samples at once.</summary>
/// <remarks>
/// Always sixteen, on every machine: where registers are narrower the runtime takes two or four of them for one <c>Lane</c>. Only operations that
/// IEEE 754 defines to the last bit are used (no estimates, no fused multiply-add), so a picture does not depend on the processor.
/// Masks are lanes of all ones or all zeros.
/// </remarks>
internal static class LaneMath
{
    /// <summary>Samples in a <c>Lane</c>.</summary>
    public const int Width = 16;

    /// <summary>The same number for every sample.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane S(float value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Min(Lane a, Lane b) => Vector512.MinNative(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Max(Lane a, Lane b) => Vector512.MaxNative(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Abs(Lane a) => Vector512.Abs(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Sqrt(Lane a) => Vector512.Sqrt(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Less(Lane a, Lane b) => Vector512.LessThan(a, b);

    /// <summary><paramref name="a"/> where the mask is set, <paramref name="b"/> elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Select(Lane mask, Lane a, Lane b) => Vector512.ConditionalSelect(mask, a, b);

    /// <summary>Whether the mask is set anywhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lane mask) => Vector512.ExtractMostSignificantBits(mask) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Clamp01(Lane a) => Min(Max(a, Lane.Zero), Lane.One);

    /// <summary>a at t = 0, b at t = 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Mix(Lane a, Lane b, Lane t) => a + ((b - a) * t);

    /// <summary>0 below <paramref name="from"/>, 1 above <paramref name="to"/>, 3t² - 2t³ between.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane SmoothStep(float from, float to, Lane x)
    {
        Lane t = Clamp01((x - S(from)) * (1 / (to - from)));
        return t * t * (S(3) - (t * 2));
    }

    /// <summary>1 below <paramref name="from"/>, 0 above <paramref name="to"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane SmoothFall(float from, float to, Lane x) => Lane.One - SmoothStep(from, to, x);

    /// <summary>A union whose seam is rounded over a width of <paramref name="k"/>: min(a, b) - max(k - |a - b|, 0)² / 4k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane SmoothMin(Lane a, Lane b, float k)
    {
        Lane h = Max(S(k) - Abs(a - b), Lane.Zero);
        return Min(a, b) - (h * h * (0.25f / k));
    }

    /// <summary>An intersection with a rounded edge: max(a, b) + max(k - |a - b|, 0)² / 4k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane SmoothMax(Lane a, Lane b, float k)
    {
        Lane h = Max(S(k) - Abs(a - b), Lane.Zero);
        return Max(a, b) + (h * h * (0.25f / k));
    }

    /// <summary>A sine good to 0.001, of any angle that a picture has.</summary>
    /// <remarks>A parabola through the zeros, then one correction: Devmaster's "fast and accurate sine".</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Sin(Lane x)
    {
        x -= Vector512.Round(x * 0.15915494f) * 6.2831853f;
        Lane y = (x * 1.27323954f) - (x * Abs(x) * 0.405284735f);
        return (((y * Abs(y)) - y) * 0.225f) + y;
    }

    /// <summary>The angle of (x, y) against the x axis in -π…π, good to 0.0003.</summary>
    /// <remarks>A polynomial of seventh degree on the first octant, mirrored to the others.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Atan2(Lane y, Lane x)
    {
        Lane ax = Abs(x), ay = Abs(y);
        Lane a = Min(ax, ay) / Max(Max(ax, ay), S(1e-9f));
        Lane s = a * a;
        Lane r = (((((s * -0.0464964749f) + S(0.15931422f)) * s) - S(0.327622764f)) * s * a) + a;
        r = Select(Less(ax, ay), S(1.57079637f) - r, r);
        r = Select(Less(x, Lane.Zero), S(3.14159274f) - r, r);
        return Select(Less(y, Lane.Zero), -r, r);
    }

    /// <summary>About e^-x for x ≥ 0: (1 - x/16)^16, and 0 from 16 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Falloff(Lane x)
    {
        Lane t = Max(Lane.One - (x * 0.0625f), Lane.Zero);
        t *= t;
        t *= t;
        t *= t;
        return t * t;
    }
}
