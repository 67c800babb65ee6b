using System.Diagnostics;

namespace DragGan.Numerics;

/// <summary>Which pixels a convolution computes, where they lie, and which input pixels their taps read.</summary>
internal abstract class ConvolutionGeometry(PatchMap input, FloatBuffer output, int outputChannels, params TapGroup[] groups)
{
    private (int, int) _seen = (-1, -1);

    /// <summary>The input's memory.</summary>
    public FloatBuffer Input => Patches.Memory;

    /// <summary>The output's memory.</summary>
    public FloatBuffer Output => output;

    /// <summary>Pixels by the taps they share.</summary>
    public TapGroup[] Groups => groups;

    /// <summary>The input.</summary>
    protected PatchMap Patches => input;

    /// <summary>Changes whenever the pixels to compute may have changed.</summary>
    protected abstract int OutputVersion { get; }

    /// <summary>Brings the groups up to date.</summary>
    /// <returns>Whether anything has changed.</returns>
    public bool Follow()
    {
        (int, int) now = (Patches.Version, OutputVersion);
        if (now == _seen)
        {
            return false;
        }

        _seen = now;
        foreach (TapGroup group in groups)
        {
            group.Begin();
        }

        Arrange();
        return true;
    }

    public void RequireChannels(ConvolutionWeights weights)
    {
        Require(Patches.Channels, weights.InputChannels, nameof(input));
        Require(outputChannels, weights.OutputChannels, nameof(output));
    }

    /// <summary>Fills the groups.</summary>
    protected abstract void Arrange();

    /// <summary>Where a patch's pixels lie, from one of them on, every <paramref name="step"/>-th.</summary>
    protected static PixelLayout In(PatchMap map, int patch, int y, int x, int step = 1) =>
        new(map.Offset(patch, y, x), step * map.Stride * map.Channels, step * map.Channels);

    /// <summary>Where a map's pixels lie, from one of them on.</summary>
    protected static PixelLayout In(FeatureMap map, PixelRect rect) =>
        new(((rect.Top * map.Width) + rect.Left) * map.Channels, map.Width * map.Channels, map.Channels);

    private static void Require(int found, int expected, string name)
    {
        if (found != expected)
        {
            throw new ArgumentException($"'{name}' has {found} channels, but the weights need {expected}.", name);
        }
    }
}

/// <summary>Stride 1: patch i is rectangle i of the region, grown by half the kernel.</summary>
internal sealed class SameGeometry(PatchMap input, FeatureMap output, Region region, int kernel)
    : ConvolutionGeometry(input, output.Buffer, output.Channels, new TapGroup(kernel * kernel))
{
    protected override int OutputVersion => region.Version;

    protected override void Arrange()
    {
        int margin = (kernel - 1) / 2;
        PixelLayout step = new(0, Patches.Stride * Patches.Channels, Patches.Channels);
        for (int tap = 0; tap < kernel * kernel; tap++)
        {
            Groups[0].Taps[tap] = new Tap(tap, (tap / kernel * step.RowStride) + (tap % kernel * step.ColumnStride));
        }

        for (int i = 0; i < region.Rects.Length; i++)
        {
            PixelRect rect = region.Rects[i];
            Debug.Assert(Patches[i].Contains(rect.Grow(margin, margin)), "A convolution's patches do not follow its region.");
            Groups[0].Add(new PixelGrid(rect, In(Patches, i, rect.Top - margin, rect.Left - margin), In(output, rect)));
        }
    }
}

/// <summary>Transposed, stride 2: an even row of the result is reached from two input rows, an odd one from one; likewise columns.</summary>
internal sealed class TransposedGeometry(PatchMap input, PatchMap output, int height, int width)
    : ConvolutionGeometry(input, output.Memory, output.Channels, new(4), new(2), new(2), new(1))
{
    protected override int OutputVersion => output.Version;

    protected override void Arrange()
    {
        for (int phase = 0; phase < 4; phase++)
        {
            Arrange(Groups[phase], oddRow: phase / 2, oddColumn: phase % 2);
        }
    }

    private void Arrange(TapGroup group, int oddRow, int oddColumn)
    {
        // Row 2a + oddRow is reached from input row a by ky = oddRow and, when even, from row a - 1 by ky = 2.
        int count = 0, row = Patches.Stride * Patches.Channels;
        for (int ky = oddRow; ky < 3; ky += 2)
        {
            for (int kx = oddColumn; kx < 3; kx += 2)
            {
                group.Taps[count++] = new Tap((ky * 3) + kx, -(ky / 2 * row) - (kx / 2 * Patches.Channels));
            }
        }

        PixelRect whole = new(0, 0, (2 * height) + 1, (2 * width) + 1);
        for (int i = 0; i < output.Count; i++)
        {
            PixelRect rect = output[i].Intersect(whole);
            PixelRect phase = new(
                (rect.Top - oddRow + 1) >> 1, (rect.Left - oddColumn + 1) >> 1, (rect.Bottom - oddRow + 1) >> 1, (rect.Right - oddColumn + 1) >> 1);
            group.Add(new PixelGrid(
                phase,
                In(Patches, i, phase.Top, phase.Left),
                In(output, i, (2 * phase.Top) + oddRow, (2 * phase.Left) + oddColumn, step: 2)));
        }
    }
}

/// <summary>Stride 2: rectangle [a, b) of the region reads rows 2a … 2b of patch i; likewise columns.</summary>
internal sealed class StridedGeometry(PatchMap input, FeatureMap output, Region region)
    : ConvolutionGeometry(input, output.Buffer, output.Channels, new TapGroup(9))
{
    protected override int OutputVersion => region.Version;

    protected override void Arrange()
    {
        for (int tap = 0; tap < 9; tap++)
        {
            Groups[0].Taps[tap] = new Tap(tap, ((tap / 3 * Patches.Stride) + (tap % 3)) * Patches.Channels);
        }

        for (int i = 0; i < region.Rects.Length; i++)
        {
            PixelRect rect = region.Rects[i];
            Debug.Assert(
                Patches[i].Contains(new(2 * rect.Top, 2 * rect.Left, (2 * rect.Bottom) + 1, (2 * rect.Right) + 1)),
                "A convolution's patches do not follow its region.");
            Groups[0].Add(new PixelGrid(rect, In(Patches, i, 2 * rect.Top, 2 * rect.Left, step: 2), In(output, rect)));
        }
    }
}
