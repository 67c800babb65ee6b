using System.Numerics;

namespace DragGan.Imaging;

/// <summary>The few letters of the mark, as strokes. Cap height is 1, the baseline y = 0, y runs up.</summary>
internal static class Letters
{
    /// <summary>Height of the small letters.</summary>
    public const float XHeight = 0.7f;

    /// <summary>Width of the letters with a bowl or an arch.</summary>
    private const float Bowl = 0.54f;

    private static readonly Dictionary<char, Letter> All = new()
    {
        ['A'] = new(0.74f, [[new(0, 0), new(0.37f, 1), new(0.74f, 0)], [new(0.13f, 0.33f), new(0.61f, 0.33f)]]),
        ['I'] = new(0, [[new(0, 0), new(0, 1)]]),
        ['a'] = new(Bowl, [Ring(), [new(Bowl, XHeight), new(Bowl, 0)]]),
        ['d'] = new(Bowl, [Ring(), [new(Bowl, 1), new(Bowl, 0)]]),
        ['e'] = new(Bowl, [[new(0.02f, XHeight / 2), new(Bowl, XHeight / 2), .. Arc(Middle, Half, 0, 318)]]),
        ['g'] = new(Bowl, [Ring(), [new(Bowl, XHeight), .. Arc(new(Bowl / 2, -0.04f), new(Bowl / 2, 0.24f), 0, -140)]]),
        ['n'] = new(Bowl, [[new(0, XHeight), new(0, 0)], [.. Arc(new(Bowl / 2, 0.42f), new(Bowl / 2, 0.28f), 180, 0), new(Bowl, 0)]]),
        ['r'] = new(0.32f, [[new(0, XHeight), new(0, 0)], [.. Arc(new(0.27f, 0.42f), new(0.27f, 0.28f), 180, 70)]]),
        ['t'] = new(0.34f, [[new(0.12f, 0.94f), .. Arc(new(0.31f, 0.19f), new(0.19f, 0.19f), 180, 285)], [new(-0.04f, XHeight), new(0.34f, XHeight)]]),
    };

    private static Vector2 Middle => new(Bowl / 2, XHeight / 2);

    private static Vector2 Half => new(Bowl / 2, XHeight / 2);

    public static Letter Of(char letter) => All[letter];

    private static Vector2[] Ring() => Arc(Middle, Half, 0, 360);

    /// <summary>Part of an ellipse, by degrees from the right, counterclockwise.</summary>
    private static Vector2[] Arc(Vector2 center, Vector2 radii, float from, float to)
    {
        int pieces = (int)Math.Ceiling(Math.Abs(to - from) / 18);
        return [.. Enumerable.Range(0, pieces + 1).Select(i =>
        {
            (float sin, float cos) = MathF.SinCos(float.DegreesToRadians(from + ((to - from) * i / pieces)));
            return center + (radii * new Vector2(cos, sin));
        })];
    }
}

/// <summary>One letter.</summary>
/// <param name="Width">From its leftmost to its rightmost stem.</param>
/// <param name="Strokes">Its strokes, each from point to point.</param>
internal sealed record Letter(float Width, Vector2[][] Strokes);
