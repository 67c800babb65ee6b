using System.Text.Json;
using DragGan.EndToEnd.Tests.Driving;

namespace DragGan.EndToEnd.Tests.Verbs;

public sealed class InfoTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    [Fact]
    public void Json_says_what_the_model_that_comes_along_is()
    {
        JsonElement info = Json("info", "--json");

        Assert.Equal("lion-256", info.GetProperty("name").GetString());
        Assert.Equal("Safetensors", info.GetProperty("kind").GetString());
        Assert.Equal(256, info.GetProperty("resolution").GetInt32());
        Assert.Equal(512, info.GetProperty("wDim").GetInt32());
        Assert.Equal(14, info.GetProperty("latentRows").GetInt32());
        Assert.Equal(0, info.GetProperty("labels").GetInt32());
        Assert.Equal("CC0-1.0", info.GetProperty("origin").GetProperty("licence").GetString());
        Assert.Equal(7, info.GetProperty("blocks").GetArrayLength());
    }

    [Fact]
    public void Json_of_a_pickle_tells_labels_and_what_was_ignored()
    {
        JsonElement info = Json("info", TestModels.Labels, "--json");

        Assert.Equal("NvidiaPickle", info.GetProperty("kind").GetString());
        Assert.Equal(3, info.GetProperty("labels").GetInt32());
        Assert.Equal(256, info.GetProperty("convClamp").GetDouble());
        Assert.True(info.GetProperty("hasDiscriminator").GetBoolean());
        Assert.Contains(info.GetProperty("ignored").EnumerateArray(), item => item.GetString()!.StartsWith("G (", StringComparison.Ordinal));
    }

    [Fact]
    public void Text_is_for_people()
    {
        ProgramRun run = Draggan.Run(_folder, "info", TestModels.Tiny).Expect(0);

        Assert.Contains("32 x 32 pixels", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Errors);
    }

    public void Dispose() => _folder.Dispose();

    private JsonElement Json(params string[] arguments) => JsonDocument.Parse(Draggan.Run(_folder, arguments).Expect(0).Output).RootElement;
}
