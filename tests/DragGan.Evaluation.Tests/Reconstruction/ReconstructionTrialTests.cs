using DragGan.Imaging;
using DragGan.Numerics;
using DragGan.Scenes;

namespace DragGan.Evaluation.Tests.Reconstruction;

public sealed class ReconstructionTrialTests : IDisposable
{
    private readonly ComputePool _pool = new(2);
    private readonly LionStudio _studio = new(2);

    [Fact]
    public void Scores_are_those_of_the_lions_own_pictures_however_they_are_cut_into_lots()
    {
        ReconstructionTrial trial = new(LionModels.Open(LionModels.Random(), _pool), _studio);

        IReadOnlyList<ReconstructionScore> all = trial.Compare(seed: 2, first: 0, count: 3);

        Assert.Equal([0, 1, 2], all.Select(score => score.Number));
        Assert.Equal(all[2], Assert.Single(trial.Compare(2, 2, 1)));
        LionGenerator generator = LionModels.Open(LionModels.Random(), _pool);
        Lion lion = Lion.Draw(2, 1);
        Assert.Equal(PictureMeasures.Psnr(generator.Picture(lion), FloatPicture.Of(lion.Render(32))), all[1].Psnr);
    }

    [Fact]
    public void A_pair_is_the_render_and_what_the_model_makes_of_it()
    {
        LionGenerator generator = LionModels.Open(LionModels.Random(), _pool);

        (RasterImage rendered, RasterImage generated) = new ReconstructionTrial(generator, _studio).Pair(2, 1);

        Assert.Equal(Lion.Draw(2, 1).Render(32).Pixels, rendered.Pixels);
        Assert.Equal(generator.Picture(Lion.Draw(2, 1)).ToImage().Pixels, generated.Pixels);
    }

    [Fact]
    public void A_summary_is_a_table_of_means_and_percentiles()
    {
        ReconstructionSummary summary = ReconstructionSummary.Of([new(0, 20, 0.8, 18), new(1, 30, 0.9, 24)]);

        Assert.Equal((2, 25, 0.85, 21), (summary.Count, summary.Psnr.Mean, Math.Round(summary.Ssim.Median, 9), summary.Face.Mean));
        Assert.Contains("| PSNR, dB | 25.00 | 20.50 | 25.00 | 29.50 |", summary.ToMarkdown(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _studio.Dispose();
        _pool.Dispose();
    }
}
