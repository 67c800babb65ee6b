using DragGan.Numerics;
using DragGan.StyleGan;

namespace DragGan.Dragging.Tests;

/// <summary>All recorded drags, step for step. Tolerances are the project's: points equal at every step but at most one, losses within 2e-3, first gradient within 1e-3.</summary>
public sealed class GoldenDragTests
{
    private static readonly (string Name, string Weights)[] Models =
    [
        ("w64-256", "w64-256.pkl"),
        ("labels-128", "labels-128.pkl"),
        ("tiny-32", "tiny-32.weights.safetensors"),
        ("orig-64", "orig-64.weights.safetensors"),
        ("odd-128", "odd-128.weights.safetensors"),
        ("resnet-128", "resnet-128.weights.safetensors"),
        ("few-512", "few-512.weights.safetensors"),
    ];

    /// <summary>Every drag in every combination of the engine's switches.</summary>
    public static TheoryData<string, string, bool, bool> Drags
    {
        get
        {
            TheoryData<string, string, bool, bool> drags = [];
            foreach ((string model, _) in Models)
            {
                foreach (GoldenDrag drag in GoldenFiles.ReadDrags($"{model}.drags.json").Drags)
                {
                    drags.Add(model, drag.Name, false, false);
                    drags.Add(model, drag.Name, false, true);
                    drags.Add(model, drag.Name, true, false);
                    drags.Add(model, drag.Name, true, true);
                }
            }

            return drags;
        }
    }

    [Theory]
    [MemberData(nameof(Drags))]
    public void Every_step_is_the_recorded_one(string model, string name, bool wholeMap, bool winograd)
    {
        GoldenDrags file = GoldenFiles.ReadDrags($"{model}.drags.json");
        IReadOnlyDictionary<string, GoldenArray> arrays = GoldenFiles.ReadArrays($"{model}.expected.safetensors");
        GoldenDrag golden = file[name];
        using ComputePool pool = new(2);
        Generator generator = Generator.Load(GoldenFiles.PathOf(Models.Single(entry => entry.Name == model).Weights));
        Synthesis synthesis = new(SynthesisWeights.Pack(generator, pool), pool, winograd);
        DragRunner runner = new(synthesis, SettingsOf(golden) with { WholeMap = wholeMap }, pool, RegionOf(golden, file.Resolution));
        DragState start = runner.Start(new Latent(synthesis.LatentRows, synthesis.LatentWidth, [.. arrays["ws"].Values]), HandlesOf(golden));

        float[] firstGradient = [];
        List<DragProgress> steps = [];
        foreach (DragProgress progress in runner.Run(start))
        {
            firstGradient = steps.Count == 0 ? runner.LastGradient.ToArray() : firstGradient;
            steps.Add(progress);
        }

        AssertSteps(golden, steps);
        ReadOnlySpan<float> expected = arrays[$"{name}.grad0"].Values.AsSpan(0, firstGradient.Length); // the rows after the trained ones are zero
        Assert.InRange(Numeric.RelativeRms(expected, firstGradient), 0, 1e-3);
        Assert.InRange(Numeric.Cosine(expected, firstGradient), 0.99999, 1.00001);
        Assert.InRange(Numeric.RelativeRms(arrays[$"{name}.w_end"].Values, steps[^1].State.Latent.Values.AsSpan()), 0, 5e-3);
    }

    private static void AssertSteps(GoldenDrag golden, List<DragProgress> steps)
    {
        Assert.Equal(golden.Steps.Count, steps.Count);
        Assert.InRange(golden.Steps.Zip(steps, PointsDiffer).Count(differ => differ), 0, 1);
        Assert.All(golden.Steps.Zip(steps), pair =>
        {
            Assert.Equal(pair.First.Loss, pair.Second.Report!.Loss, pair.First.Loss * 2e-3);
            Assert.Equal(pair.First.Motion, pair.Second.Report!.Motion, pair.First.Motion * 2e-3);
            Assert.Equal(pair.First.Stop, pair.Second.Outcome == DragOutcome.Arrived);
        });
    }

    private static bool PointsDiffer(GoldenStep expected, DragProgress actual) =>
        !expected.Points.Select(point => new ImagePoint(point.X, point.Y)).SequenceEqual(actual.Report!.Handles.Select(handle => handle.Position));

    private static DragSettings SettingsOf(GoldenDrag golden) => new()
    {
        Space = golden.Space == "w" ? LatentSpace.W : LatentSpace.WPlus,
        StepSize = golden.Lr,
        MaskWeight = golden.LambdaMask,
        SupervisionRadius = golden.R1,
        TrackingRadius = golden.R2,
        FeatureBlock = golden.Block + 1,
        MaxSteps = golden.Steps.Count,
    };

    private static IEnumerable<Handle> HandlesOf(GoldenDrag golden) => golden.Handles.Zip(
        golden.Targets, (handle, target) => new Handle(new(handle.X, handle.Y), new(target.X, target.Y)));

    private static FixedRegion? RegionOf(GoldenDrag golden, int resolution) => golden.FixedOutside is [int from, int to]
        ? Maps.Region(resolution, (x, y) => x < from || x >= to || y < from || y >= to)
        : null;
}
