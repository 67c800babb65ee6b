using DragGan.Imaging;
using DragGan.StyleGan;

namespace DragGan.Editing.Tests;

public sealed class LoadedModelTests : IDisposable
{
    private readonly ModelWorkplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Previews_are_smaller_pictures_in_colour()
    {
        using ModelLease lease = await Open(ModelWorkplace.Golden("odd-128"));
        Latent latent = lease.Model.FromSeed(1, null, 1);

        RasterImage preview = await OnLane(model => model.Preview(latent, model.Synthesis.FirstPreviewBlock, default), lease);
        RasterImage last = await OnLane(model => model.Preview(latent, model.Synthesis.BlockCount, default), lease), picture = await OnLane(model => model.Picture(latent, default), lease);

        Assert.Equal((64, 64, PixelLayout.Rgb), (preview.Width, preview.Height, preview.Layout));
        Assert.Equal(picture.Pixels, last.Pixels);
        Assert.True(preview.Pixels.Distinct().Count() > 10);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(7)]
    public async Task Blocks_without_a_preview_are_refused(int block)
    {
        using ModelLease lease = await Open(ModelWorkplace.Golden("odd-128"));

        EditException error = await Assert.ThrowsAsync<EditException>(() => OnLane(model => model.Preview(model.FromSeed(1, null, 1), block, default), lease));

        Assert.Equal(EditFault.Invalid, error.Fault);
        Assert.Contains("blocks 5 to 6", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Latents_of_other_models_are_refused()
    {
        using ModelLease lease = await Open(ModelWorkplace.Golden("tiny-32"));
        Latent other = new(8, 23, [.. new float[8 * 23]]);

        EditException error = await Assert.ThrowsAsync<EditException>(() => OnLane(model => model.Picture(other, default), lease));

        Assert.Equal(EditFault.Invalid, error.Fault);
        Assert.Contains("8 rows of 23 values, but 'model' needs 8 rows of 24", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_are_made_on_the_lane_alone()
    {
        using ModelLease lease = await Open(ModelWorkplace.Golden("tiny-32"));
        Latent latent = lease.Model.FromSeed(1, null, 1);

        Assert.Throws<InvalidOperationException>(() => lease.Model.Picture(latent, default));
        Assert.Throws<InvalidOperationException>(() => lease.Model.Preview(latent, 4, default));
    }

    [Fact]
    public async Task Seeds_take_a_label_exactly_where_the_model_has_labels()
    {
        using ModelLease plain = await Open(ModelWorkplace.Golden("tiny-32"));
        using ModelLease labelled = await Open(ModelWorkplace.Golden("labels-128"), "labelled");
        int labels = labelled.Model.Info.LabelCount;

        Assert.Equal(8, plain.Model.FromSeed(1, null, 0.5f).Rows);
        Assert.Equal(12, labelled.Model.FromSeed(1, labels - 1, 0.5f).Rows);
        Refused(plain, 0, 1, "has no labels");
        Refused(labelled, null, 1, $"from 0 to {labels - 1}.");
        Refused(labelled, labels, 1, $"from 0 to {labels - 1}, not {labels}.");
        Refused(labelled, -1, 1, "not -1");
        Refused(plain, null, float.NaN, "finite");
        Refused(plain, null, float.PositiveInfinity, "finite");
    }

    private static void Refused(ModelLease lease, int? label, float truncation, string reason)
    {
        EditException error = Assert.Throws<EditException>(() => lease.Model.FromSeed(1, label, truncation));
        Assert.Equal(EditFault.Invalid, error.Fault);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    private Task<ModelLease> Open(byte[] content, string name = "model")
    {
        _place.Put(name + ".pkl", content);
        return _place.Library().OpenAsync(name);
    }

    private Task<RasterImage> OnLane(Func<LoadedModel, RasterImage> make, ModelLease lease) =>
        _place.Lane.Run("test", LanePriority.Interactive, _ => make(lease.Model));
}
