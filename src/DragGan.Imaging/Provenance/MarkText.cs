using System.Numerics;

namespace DragGan.Imaging;

/// <summary>A few words laid out on whole pixels: stems, baseline and the height of the small letters lie on pixel centres, which keeps them sharp.</summary>
internal sealed class MarkText
{
    private readonly List<(Letter Letter, int Left, int Width)> _letters = [];
    private readonly int _cap;
    private readonly int _xHeight;

    /// <summary>Lays words out.</summary>
    /// <param name="words">Letters that <see cref="Letters"/> has, and spaces.</param>
    /// <param name="cap">Height of capitals, in pixels.</param>
    public MarkText(string words, int cap)
    {
        // From the first row of a letter to its last is one pixel less than its height.
        (_cap, _xHeight) = (cap - 1, (int)Math.Round((cap - 1) * Letters.XHeight));
        int gap = Math.Max(2, (int)Math.Round(cap * 0.3)), x = 0;
        foreach (char c in words)
        {
            if (c == ' ')
            {
                x += (int)Math.Round(cap * 0.35);
                continue;
            }

            Letter letter = Letters.Of(c);
            int width = (int)Math.Round(letter.Width * cap);
            _letters.Add((letter, x, width));
            x += width + gap;
        }

        Width = x - gap;
    }

    /// <summary>From the first stem to the last, in pixels.</summary>
    public int Width { get; }

    /// <summary>Draws the words.</summary>
    /// <param name="painter">Where on.</param>
    /// <param name="origin">The first letter's lower left corner: whole pixels.</param>
    public void Draw(Painter painter, Vector2 origin)
    {
        float thickness = Math.Max(1.15f, (_cap + 1) * 0.13f);
        foreach ((Letter letter, int left, int width) in _letters)
        {
            float scale = letter.Width == 0 ? 0 : width / letter.Width;
            Vector2[][] strokes = [.. letter.Strokes.Select(stroke => stroke.Select(
                point => new Vector2(origin.X + left + (point.X * scale), origin.Y - Rows(point.Y))).ToArray())];
            painter.Fill(new Strokes(strokes, thickness / 2), PixelColor.White);
        }
    }

    /// <summary>Rows above the baseline: small letters end on a whole one, and capitals too.</summary>
    private float Rows(float y) => y <= Letters.XHeight
        ? y / Letters.XHeight * _xHeight
        : _xHeight + ((y - Letters.XHeight) / (1 - Letters.XHeight) * (_cap - _xHeight));
}
