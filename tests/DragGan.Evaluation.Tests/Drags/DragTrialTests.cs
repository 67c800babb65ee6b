using DragGan.Numerics;
using DragGan.Scenes;

namespace DragGan.Evaluation.Tests.Drags;

public sealed class DragTrialTests : IDisposable
{
    private readonly ComputePool _pool = new(2);
    private readonly LionStudio _studio = new(2);

    [Theory]
    [InlineData(1)]
    [InlineData(0.5f)]
    public void A_drag_is_carried_out_and_measured_whatever_the_pictures_show(float truncation)
    {
        LionGenerator generator = LionModels.Open(LionModels.Random(), _pool);
        DragTrial trial = new(generator, _studio, maxSteps: 2, truncation);
        DragPlan plan = new DragPlanner(32, seed => LionLatents.OfSeed(seed, 128)).Plan(0, 0);

        DragTrialRun run = trial.Run(plan);

        Assert.Equal((0, DragKind.Nose, "nose", plan.Seed), (run.Result.Number, run.Result.Kind, run.Result.Landmark, run.Result.Seed));
        Assert.InRange(run.Result.Steps, 0, 2);
        Assert.All([run.Result.Own.X, run.Result.Own.Y, run.Result.Last.Psnr, run.Result.First.Ssim, run.Result.Placement], value => Assert.True(double.IsFinite(value)));
        Assert.Equal((32, 32, 32), (run.First.Width, run.Last.Width, run.Nearest.Width));
    }

    [Fact]
    public void The_lion_of_a_seed_is_known_at_truncation_1()
    {
        DragTrial trial = new(LionModels.Open(LionModels.Random(), _pool), _studio);

        Assert.Equal(LionLatents.OfSeed(5, 128).Normals.ToArray(), trial.LionOf(5).Normals.ToArray());
    }

    [Fact]
    public void A_cancelled_drag_leaves_no_result()
    {
        DragTrial trial = new(LionModels.Open(LionModels.Random(), _pool), _studio);
        DragPlan plan = new DragPlanner(32, seed => LionLatents.OfSeed(seed, 128)).Plan(0, 1);

        Assert.Throws<OperationCanceledException>(() => trial.Run(plan, new CancellationToken(canceled: true)));
    }

    public void Dispose()
    {
        _studio.Dispose();
        _pool.Dispose();
    }
}
