using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>Behind the lion: from one colour to the other, lighter around the middle.</summary>
internal static class Background
{
    /// <param name="x">-1 at the picture's left edge, 1 at its right.</param>
    /// <param name="y">-1 at the bottom, 1 at the top.</param>
    /// <param name="colours">The lion's.</param>
    public static Points At(Lane x, Lane y, LionColours colours)
    {
        Lane up = SmoothStep(-1.1f, 1.1f, y + (x * 0.15f));
        Lane dy = y - S(0.1f), falloff = Lane.One + (((x * x) + (dy * dy)) * 0.55f);
        return Points.Mix(Points.All(colours.BackgroundBottom), Points.All(colours.BackgroundTop), up)
            * (S(0.78f) + (S(0.38f) / (falloff * falloff)));
    }
}
