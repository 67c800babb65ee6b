using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using DragGan.Imaging;
using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>A whole picture: every pixel's middle first, then four samples instead wherever neighbours differ.</summary>
/// <remarks>The four lie on a turned square (2 x 2 supersampling); inside even areas they would not change a pixel by more than a hundredth.</remarks>
internal sealed class LionPicture(LionShader shader, int size)
{
    /// <summary>Side of the squares of pixels that are traced together.</summary>
    private const int Tile = 4;

    /// <summary>Neighbours that differ more, added over the three colours, get four samples each.</summary>
    private const float EvenEnough = 0.16f;

    private static readonly float[] OffsetsX = [-0.125f, 0.375f, -0.375f, 0.125f];
    private static readonly float[] OffsetsY = [-0.375f, -0.125f, 0.125f, 0.375f];

    private readonly float[] _values = new float[size * size * 3];
    private readonly float[] _red = new float[Width], _green = new float[Width], _blue = new float[Width];
    private readonly float[] _x = new float[Width], _y = new float[Width];

    /// <summary>Renders it.</summary>
    public RasterImage Render()
    {
        for (int top = 0; top < size; top += Tile)
        {
            for (int left = 0; left < size; left += Tile)
            {
                RenderTile(left, top);
            }
        }

        Smooth(UnevenPixels());

        RasterImage image = new(size, size, PixelLayout.Rgb);
        for (int i = 0; i < _values.Length; i++)
        {
            image.Pixels[i] = (byte)((_values[i] * 255) + 0.5f);
        }

        return image;
    }

    private void RenderTile(int left, int top)
    {
        for (int i = 0; i < Width; i++)
        {
            Place(i, left + (i % Tile) + 0.5f, top + (i / Tile) + 0.5f);
        }

        Shade();
        for (int i = 0; i < Width; i++)
        {
            int x = left + (i % Tile), y = top + (i / Tile);
            if (x < size && y < size)
            {
                int at = ((y * size) + x) * 3;
                (_values[at], _values[at + 1], _values[at + 2]) = (_red[i], _green[i], _blue[i]);
            }
        }
    }

    private List<int> UnevenPixels()
    {
        List<int> uneven = [];
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
            {
                if (DiffersFromNeighbours(x, y))
                {
                    uneven.Add((y * size) + x);
                }
            }
        }

        return uneven;
    }

    private bool DiffersFromNeighbours(int x, int y)
    {
        int at = ((y * size) + x) * 3;
        for (int ny = Math.Max(0, y - 1); ny <= Math.Min(size - 1, y + 1); ny++)
        {
            for (int nx = Math.Max(0, x - 1); nx <= Math.Min(size - 1, x + 1); nx++)
            {
                int other = ((ny * size) + nx) * 3;
                float difference = Math.Abs(_values[at] - _values[other]) + Math.Abs(_values[at + 1] - _values[other + 1])
                    + Math.Abs(_values[at + 2] - _values[other + 2]);
                if (difference > EvenEnough)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void Smooth(List<int> pixels)
    {
        Span<int> all = CollectionsMarshal.AsSpan(pixels);
        for (int begin = 0; begin < all.Length; begin += Width / 4)
        {
            Span<int> some = all[begin..Math.Min(begin + (Width / 4), all.Length)];
            for (int i = 0; i < Width; i++)
            {
                int pixel = some[Math.Min(i / 4, some.Length - 1)];
                Place(i, (pixel % size) + 0.5f + OffsetsX[i % 4], (pixel / size) + 0.5f + OffsetsY[i % 4]);
            }

            Shade();
            for (int i = 0; i < some.Length; i++)
            {
                int at = some[i] * 3, from = i * 4;
                _values[at] = Mean(_red, from);
                _values[at + 1] = Mean(_green, from);
                _values[at + 2] = Mean(_blue, from);
            }
        }
    }

    private static float Mean(float[] values, int from) => (values[from] + values[from + 1] + values[from + 2] + values[from + 3]) * 0.25f;

    /// <summary>Puts a sample at a place in pixels.</summary>
    private void Place(int sample, float x, float y) => (_x[sample], _y[sample]) = ((x * 2 / size) - 1, 1 - (y * 2 / size));

    private void Shade()
    {
        Points colour = shader.Colour(Vector512.Create(_x), Vector512.Create(_y));
        Vector512.CopyTo(colour.X, _red);
        Vector512.CopyTo(colour.Y, _green);
        Vector512.CopyTo(colour.Z, _blue);
    }
}
