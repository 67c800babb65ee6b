using System.Globalization;
using DragGan.Scenes;
using DragGan.StyleGan;

namespace DragGan.Evaluation.Tests.Lions;

public sealed class LionModelTests
{
    private static readonly GeneratorInfo Info = Generator.FromCheckpoint(LionModels.Random()).Info;

    [Fact]
    public void A_model_that_says_so_is_a_lions()
    {
        Assert.Null(LionModel.Obstacle(new Dictionary<string, string> { ["scene"] = "lion" }, Info));
        Assert.Null(LionModel.Doubt(new Dictionary<string, string> { ["scene_version"] = Lion.Version.ToString(CultureInfo.InvariantCulture) }));
    }

    [Fact]
    public void A_model_that_says_nothing_or_something_else_is_not()
    {
        Assert.Contains("nothing about a scene", LionModel.Obstacle(new Dictionary<string, string>(), Info), StringComparison.Ordinal);
        Assert.Contains("\"car\"", LionModel.Obstacle(new Dictionary<string, string> { ["scene"] = "car" }, Info), StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_in_another_order_make_it_another_lions()
    {
        string reversed = string.Join(',', LionParameters.All.Select(parameter => parameter.Name).Reverse());

        Assert.Contains("another lion's", LionModel.Obstacle(new Dictionary<string, string> { ["scene"] = "lion", ["parameters"] = reversed }, Info), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_short_a_z_is_named()
    {
        Assert.Contains("64 numbers", LionModel.Obstacle(new Dictionary<string, string> { ["scene"] = "lion" }, Info with { ZDim = 64 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_version_is_a_doubt()
    {
        Assert.Contains("version 0", LionModel.Doubt(new Dictionary<string, string> { ["scene_version"] = "0" }), StringComparison.Ordinal);
    }
}
