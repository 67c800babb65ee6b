using System.Numerics;
using System.Runtime.CompilerServices;

namespace DragGan.Imaging;

/// <summary>Draws simple marks on a picture with smooth edges: discs, rings, lines, arrows.</summary>
/// <remarks>
/// (0, 0) is the centre of the top-left pixel, x runs right, y runs down; lengths are in pixels. What lies outside the picture is left out.
/// A pixel an outline passes through is covered in part, by 64 sample points; the colour's alpha applies on top. On gray pictures the colour's
/// luma is drawn.
/// </remarks>
/// <param name="canvas">The picture drawn on, changed in place; it belongs to the caller.</param>
public sealed class Painter(RasterImage canvas)
{
    /// <summary>Far outside every picture, and small enough that squares of distances keep their meaning in 32 bits.</summary>
    private const float Far = 1e6f;

    /// <summary>Sample points along each side of a pixel the outline passes through.</summary>
    private const int Samples = 8;

    private readonly RasterImage _canvas = canvas ?? throw new ArgumentNullException(nameof(canvas));

    /// <summary>Fills a circle.</summary>
    /// <param name="center">Its centre.</param>
    /// <param name="radius">Its radius, greater than 0.</param>
    /// <param name="color">The colour.</param>
    public void Disc(Vector2 center, float radius, PixelColor color)
    {
        RequirePoint(center);
        RequireLength(radius);
        Fill(new Disc(center, radius), color);
    }

    /// <summary>Draws a circle.</summary>
    /// <param name="center">Its centre.</param>
    /// <param name="radius">From the centre to the middle of the stroke, greater than 0.</param>
    /// <param name="thickness">Width of the stroke, greater than 0.</param>
    /// <param name="color">The colour.</param>
    public void Ring(Vector2 center, float radius, float thickness, PixelColor color)
    {
        RequirePoint(center);
        RequireLength(radius);
        RequireLength(thickness);
        Fill(new Ring(center, radius, thickness / 2), color);
    }

    /// <summary>Draws a line with round ends, whose centres are the two points.</summary>
    /// <param name="from">One end.</param>
    /// <param name="to">The other end; may be the same.</param>
    /// <param name="thickness">Width of the stroke, greater than 0.</param>
    /// <param name="color">The colour.</param>
    public void Line(Vector2 from, Vector2 to, float thickness, PixelColor color)
    {
        RequirePoint(from);
        RequirePoint(to);
        RequireLength(thickness);
        Fill(new Capsule(from, to, thickness / 2), color);
    }

    /// <summary>Draws an arrow whose tip lies exactly on a point. Draws nothing where both points are the same, since it has no direction.</summary>
    /// <param name="from">Where the arrow starts.</param>
    /// <param name="tip">Where it points.</param>
    /// <param name="thickness">Width of the stroke, greater than 0.</param>
    /// <param name="headLength">Length and width of the head, greater than 0; a shorter arrow is all head.</param>
    /// <param name="color">The colour.</param>
    public void Arrow(Vector2 from, Vector2 tip, float thickness, float headLength, PixelColor color)
    {
        RequirePoint(from);
        RequirePoint(tip);
        RequireLength(thickness);
        RequireLength(headLength);
        float length = Vector2.Distance(from, tip);
        if (length <= headLength)
        {
            // Nothing of the stroke is left but its round end, which could stick out of a small head: it goes too.
            (headLength, thickness) = (length, 0);
        }

        if (length > 0)
        {
            Fill(new Arrow(from, tip, thickness / 2, headLength), color);
        }
    }

    internal void Fill<TShape>(TShape shape, PixelColor color)
        where TShape : struct, IShape
    {
        // A pixel reaches half a pixel beyond its centre; one costs little more and forgives rounding.
        Vector2 last = new(_canvas.Width - 1, _canvas.Height - 1);
        Vector2 min = Vector2.Clamp(shape.Min - Vector2.One, Vector2.Zero, last);
        Vector2 max = Vector2.Clamp(shape.Max + Vector2.One, Vector2.Zero, last);
        for (int y = (int)min.Y; y <= (int)MathF.Ceiling(max.Y); y++)
        {
            Span<byte> row = _canvas.Row(y);
            for (int x = (int)min.X; x <= (int)MathF.Ceiling(max.X); x++)
            {
                int alpha = ((Covered(shape, new Vector2(x, y)) * color.A) + (Samples * Samples / 2)) / (Samples * Samples);
                if (alpha > 0)
                {
                    Blend(row.Slice(x * _canvas.Channels, _canvas.Channels), color, alpha);
                }
            }
        }
    }

    /// <summary>How many of a pixel's sample points lie inside; asked one by one only near the outline.</summary>
    private static int Covered<TShape>(TShape shape, Vector2 pixel)
        where TShape : struct, IShape
    {
        const float HalfDiagonal = 0.7072f;
        float distance = shape.Distance(pixel);
        if (MathF.Abs(distance) >= HalfDiagonal)
        {
            return distance < 0 ? Samples * Samples : 0;
        }

        int inside = 0;
        for (int i = 0; i < Samples * Samples; i++)
        {
            Vector2 sample = new((i % Samples) + 0.5f, (i / Samples) + 0.5f);
            inside += shape.Distance(pixel - new Vector2(0.5f) + (sample / Samples)) <= 0 ? 1 : 0;
        }

        return inside;
    }

    private static void Blend(Span<byte> pixel, PixelColor color, int alpha)
    {
        if (pixel.Length == (int)PixelLayout.Rgba)
        {
            BlendOverAlpha(pixel, color, alpha);
        }
        else if (pixel.Length == (int)PixelLayout.Rgb)
        {
            pixel[0] = Pixel.Over(color.R, alpha, pixel[0]);
            pixel[1] = Pixel.Over(color.G, alpha, pixel[1]);
            pixel[2] = Pixel.Over(color.B, alpha, pixel[2]);
        }
        else
        {
            pixel[0] = Pixel.Over(color.Luma, alpha, pixel[0]);
        }
    }

    /// <summary>Porter and Duff's "over" for colours not multiplied by alpha: each colour counts by the share of the result it makes up.</summary>
    private static void BlendOverAlpha(Span<byte> pixel, PixelColor color, int alpha)
    {
        int above = 255 * alpha, below = pixel[3] * (255 - alpha), sum = above + below; // in 1/255² of full coverage
        pixel[0] = (byte)(((color.R * above) + (pixel[0] * below) + (sum / 2)) / sum);
        pixel[1] = (byte)(((color.G * above) + (pixel[1] * below) + (sum / 2)) / sum);
        pixel[2] = (byte)(((color.B * above) + (pixel[2] * below) + (sum / 2)) / sum);
        pixel[3] = (byte)((sum + 127) / 255);
    }

    private static void RequirePoint(Vector2 point, [CallerArgumentExpression(nameof(point))] string? name = null)
    {
        if (!(MathF.Abs(point.X) <= Far && MathF.Abs(point.Y) <= Far)) // false for NaN as well
        {
            throw new ArgumentOutOfRangeException(name, point, $"Both coordinates of '{name}' must lie between -{Far:N0} and {Far:N0}.");
        }
    }

    private static void RequireLength(float length, [CallerArgumentExpression(nameof(length))] string? name = null)
    {
        if (!(length is > 0 and <= Far))
        {
            throw new ArgumentOutOfRangeException(name, length, $"'{name}' must be greater than 0 and at most {Far:N0}.");
        }
    }
}
