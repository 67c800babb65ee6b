using System.Numerics;

namespace DragGan.Imaging.Tests;

public sealed class PainterTests
{
    private const int Size = 48;

    public static TheoryData<float, float> Places => new() { { 23, 23 }, { 20.25f, 26.75f }, { 22.5f, 22.5f }, { 24.9f, 19.3f } };

    [Theory]
    [MemberData(nameof(Places))]
    public void A_disc_covers_what_a_disc_covers(float x, float y)
    {
        Vector2 center = new(x, y);
        RasterImage canvas = new(Size, Size, PixelLayout.Gray);

        new Painter(canvas).Disc(center, 7.3f, PixelColor.White);

        CheckCoverage(canvas, p => Vector2.Distance(p, center) <= 7.3f, Math.PI * 7.3 * 7.3);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_ring_covers_what_a_ring_covers(float x, float y)
    {
        Vector2 center = new(x, y);
        RasterImage canvas = new(Size, Size, PixelLayout.Gray);

        new Painter(canvas).Ring(center, 10, 2.5f, PixelColor.White);

        CheckCoverage(canvas, p => Vector2.Distance(p, center) is >= 8.75f and <= 11.25f, Math.PI * 2 * 10 * 2.5);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_line_covers_its_length_and_two_round_ends(float x, float y)
    {
        Vector2 from = new(9.5f, 12), to = new(x, y);
        RasterImage canvas = new(Size, Size, PixelLayout.Gray);

        new Painter(canvas).Line(from, to, 3, PixelColor.White);

        CheckCoverage(canvas, p => DistanceToSegment(p, from, to) <= 1.5f, (3 * Vector2.Distance(from, to)) + (Math.PI * 1.5 * 1.5));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void An_arrow_is_a_line_with_a_triangle_whose_tip_is_the_point(float x, float y)
    {
        Vector2 from = new(6, 9), tip = new(x, y), axis = Vector2.Normalize(tip - from), side = new(-axis.Y, axis.X);
        Vector2 back = tip - (8 * axis), left = back + (4 * side), right = back - (4 * side);
        RasterImage canvas = new(Size, Size, PixelLayout.Gray);

        new Painter(canvas).Arrow(from, tip, 2, 8, PixelColor.White);

        // Stroke up to the back of the head, its round start, half of its round end inside the head; the triangle 8 long and 8 wide.
        double area = (2 * Vector2.Distance(from, back)) + (Math.PI / 2) + (8 * 8 / 2.0);
        CheckCoverage(canvas, p => DistanceToSegment(p, from, back) <= 1 || IsInTriangle(p, tip, left, right), area);
    }

    [Fact]
    public void A_short_arrow_is_all_head_and_one_without_length_is_nothing()
    {
        RasterImage canvas = new(Size, Size, PixelLayout.Gray);
        Painter painter = new(canvas);
        Vector2 from = new(20, 20), tip = new(20, 26);

        painter.Arrow(tip, tip, 2, 8, PixelColor.White);
        Assert.All(canvas.Pixels, value => Assert.Equal(0, value));

        painter.Arrow(from, tip, 2, 8, PixelColor.White);
        CheckCoverage(canvas, p => IsInTriangle(p, tip, new(17, 20), new(23, 20)), 6 * 6 / 2.0);
    }

    [Fact]
    public void Colours_blend_by_alpha_on_every_layout()
    {
        PixelColor half = new(200, 100, 0, 128);
        RasterImage gray = new(1, 1, PixelLayout.Gray, [50]);
        RasterImage rgb = new(1, 1, PixelLayout.Rgb, [50, 50, 50]);
        RasterImage clear = new(1, 1, PixelLayout.Rgba);
        RasterImage veiled = new(1, 1, PixelLayout.Rgba, [0, 0, 250, 128]);

        foreach (RasterImage canvas in new[] { gray, rgb, clear, veiled })
        {
            new Painter(canvas).Disc(Vector2.Zero, 3, half);
        }

        // 128/255 = 0.502. Luma of the colour 118.5, rounded up. Veiled: 0.502 above, 0.498 · 0.502 = 0.25 below, in all 0.752.
        Assert.Equal([85], gray.Pixels);
        Assert.Equal([125, 75, 25], rgb.Pixels);
        Assert.Equal([200, 100, 0, 128], clear.Pixels);
        Assert.Equal([134, 67, 83, 192], veiled.Pixels);
    }

    [Theory]
    [InlineData(-100, -100)]
    [InlineData(1e6f, 3)]
    [InlineData(-1, 5)]
    public void What_lies_outside_is_left_out(float x, float y)
    {
        RasterImage canvas = new(10, 10, PixelLayout.Gray);
        Painter painter = new(canvas);

        painter.Disc(new(x, y), 2, PixelColor.White);
        painter.Ring(new(x, y), 1.5f, 1, PixelColor.White);
        painter.Line(new(x, y), new(x, y), 4, PixelColor.White);

        Assert.Equal(x == -1, canvas.Pixels.Any(value => value > 0));
        Assert.All(canvas.Pixels.Where((_, i) => i % 10 > 1), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Places_and_lengths_nobody_can_mean_are_refused()
    {
        Painter painter = new(new(4, 4, PixelLayout.Gray));

        Assert.Throws<ArgumentOutOfRangeException>(() => painter.Disc(new(float.NaN, 0), 1, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => painter.Disc(new(0, 1.1e6f), 1, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => painter.Disc(Vector2.Zero, 0, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => painter.Ring(Vector2.Zero, 1, float.PositiveInfinity, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => painter.Line(Vector2.Zero, Vector2.One, -1, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => painter.Arrow(Vector2.Zero, Vector2.One, 1, float.NaN, default));
        Assert.Throws<ArgumentNullException>(() => new Painter(null!));
    }

    /// <summary>Compares each pixel with the share of 16 x 16 points in it that lie inside, and the sum with the area.</summary>
    private static void CheckCoverage(RasterImage canvas, Func<Vector2, bool> isInside, double area)
    {
        double sum = 0;
        for (int i = 0; i < canvas.Pixels.Length; i++)
        {
            int inside = 0;
            for (int k = 0; k < 256; k++)
            {
                Vector2 point = new((i % Size) - 0.5f + (((k % 16) + 0.5f) / 16), (i / Size) - 0.5f + (((k / 16) + 0.5f) / 16));
                inside += isInside(point) ? 1 : 0;
            }

            // 64 points against 256 of another grid: an edge can pass between a row of either, 1/8 + 1/16 of a pixel at most, rarely all at once.
            double coverage = canvas.Pixels[i] / 255.0;
            Assert.InRange(coverage, (inside / 256.0) - 0.07, (inside / 256.0) + 0.07);
            sum += coverage;
        }

        Assert.InRange(sum, 0.995 * area, 1.005 * area);
    }

    private static float DistanceToSegment(Vector2 p, Vector2 a, Vector2 b)
    {
        float share = Math.Clamp(Vector2.Dot(p - a, b - a) / Vector2.DistanceSquared(a, b), 0, 1);
        return Vector2.Distance(p, Vector2.Lerp(a, b, share));
    }

    private static bool IsInTriangle(Vector2 p, Vector2 a, Vector2 b, Vector2 c)
    {
        float ab = Cross(b - a, p - a), bc = Cross(c - b, p - b), ca = Cross(a - c, p - c);
        return (ab >= 0 && bc >= 0 && ca >= 0) || (ab <= 0 && bc <= 0 && ca <= 0);
    }

    private static float Cross(Vector2 a, Vector2 b) => (a.X * b.Y) - (a.Y * b.X);
}
