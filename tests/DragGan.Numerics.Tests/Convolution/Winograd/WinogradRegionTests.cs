using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Convolution.Winograd;

/// <summary>Passes over some rectangles of a map.</summary>
public sealed class WinogradRegionTests
{
    private const int Size = 40;
    private const int Inputs = 5;
    private const int Outputs = 7;

    public static TheoryData<string> Regions =>
    [
        "0,0,1,1",
        "39,39,40,40",
        "3,5,14,16",
        "0,0,11,9;30,2,40,12;13,27,24,40",
        "0,0,1,1;2,2,3,3;4,4,5,5;6,6,7,7;8,8,9,9;10,10,11,11;12,12,13,13;14,14,15,15;16,16,17,17",
        "0,0,40,13;0,13,40,26",
    ];

    [Theory]
    [MemberData(nameof(Regions))]
    public void Only_the_region_is_computed_and_it_equals_the_whole(string rectangles)
    {
        const float untouched = 12345;
        (ReferenceMap x, ReferenceMap expected, WinogradWeights weights) = Problem();
        Region region = Parse(rectangles);
        FeatureMap y = new(Size, Size, Outputs);
        y.Data.Fill(untouched);
        using ComputePool pool = new(2);

        WinogradPass.Same(Patches(x, region), weights, y, region).Run(pool, TestContext.Current.CancellationToken);

        AssertRegion(expected, region, y, untouched);
    }

    [Fact]
    public void A_pass_follows_its_region_without_allocating()
    {
        (ReferenceMap x, ReferenceMap expected, WinogradWeights weights) = Problem();
        Region region = new(Size, Size);
        PatchMap patches = Patches(x, region);
        FeatureMap y = new(Size, Size, Outputs);
        using ComputePool pool = new(1);
        WinogradPass pass = WinogradPass.Same(patches, weights, y, region);
        pass.Run(pool, TestContext.Current.CancellationToken);
        long whole = pass.Flop;
        region.Clear();
        region.Add(new PixelRect(8, 20, 19, 31));
        Fill(patches, x, region);

        Assert.Equal(0, Allocations.Of(() => pass.Run(pool, CancellationToken.None)));
        Assert.Equal(whole * 121 / (Size * Size), pass.Flop);
        AssertRegion(expected, region, y, untouched: null);
    }

    [Fact]
    public void A_region_of_nothing_computes_nothing()
    {
        (ReferenceMap x, _, WinogradWeights weights) = Problem();
        Region region = new(Size, Size);
        region.Clear();
        FeatureMap y = WinogradMaps.NotANumber(Size, Size, Outputs);
        using ComputePool pool = new(2);
        WinogradPass pass = WinogradPass.Same(Patches(x, region), weights, y, region);

        pass.Run(pool, TestContext.Current.CancellationToken);

        Assert.Equal(0, pass.Flop);
        Assert.Equal(0, pass.ActualFlop);
        Assert.DoesNotContain(y.Data.ToArray(), float.IsFinite);
    }

    private static (ReferenceMap X, ReferenceMap Y, WinogradWeights Weights) Problem()
    {
        ReferenceMap x = ReferenceMap.Uniform(Size, Size, Inputs, seed: 3);
        ReferenceFilter filter = ReferenceFilter.Uniform(Outputs, Inputs, 3, seed: 7);
        return (x, ReferenceKernels.Convolution(x, filter, padding: 1), WinogradWeights.Transform(filter.ToFloats(), Outputs, Inputs));
    }

    private static Region Parse(string rectangles)
    {
        Region region = new(Size, Size);
        region.Clear();
        foreach (string rectangle in rectangles.Split(';'))
        {
            int[] edges = [.. rectangle.Split(',').Select(edge => int.Parse(edge, System.Globalization.CultureInfo.InvariantCulture))];
            region.Add(new PixelRect(edges[0], edges[1], edges[2], edges[3]));
        }

        return region;
    }

    private static PatchMap Patches(ReferenceMap x, Region region)
    {
        PatchMap patches = new(new FloatBuffer((Size + 2) * (Size + 2) * Inputs), Inputs);
        Fill(patches, x, region);
        return patches;
    }

    /// <summary>Patches of the region grown by one pixel, in memory that is NaN elsewhere.</summary>
    private static void Fill(PatchMap patches, ReferenceMap x, Region region)
    {
        patches.Begin();
        patches.Memory.Span.Fill(float.NaN);
        foreach (PixelRect rect in region.Rects)
        {
            patches.Add(rect.Grow(1, 1));
        }

        for (int patch = 0; patch < patches.Count; patch++)
        {
            PixelRect rect = region.Rects[patch];
            for (int row = rect.Top - 1; row <= rect.Bottom; row++)
            {
                Span<float> target = patches.Row(patch, row);
                for (int i = 0; i < target.Length; i++)
                {
                    target[i] = (float)x[row, rect.Left - 1 + (i / Inputs), i % Inputs];
                }
            }
        }
    }

    private static void AssertRegion(ReferenceMap expected, Region region, FeatureMap actual, float? untouched)
    {
        for (int y = 0; y < Size; y++)
        {
            for (int x = 0; x < Size; x++)
            {
                bool inside = region.Rects.ToArray().Any(rect => rect.Contains(new PixelRect(y, x, y + 1, x + 1)));
                for (int o = 0; o < Outputs; o++)
                {
                    if (inside)
                    {
                        Assert.Equal(expected[y, x, o], actual.Pixel(y, x)[o], tolerance: 2e-5);
                    }
                    else if (untouched is float value)
                    {
                        Assert.Equal(value, actual.Pixel(y, x)[o]);
                    }
                }
            }
        }
    }
}
