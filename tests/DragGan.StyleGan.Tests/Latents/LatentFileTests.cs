using DragGan.Checkpoints;
using DragGan.TestKit;

namespace DragGan.StyleGan.Tests;

public sealed class LatentFileTests
{
    private static readonly GeneratorInfo Model = GoldenModels.Load("tiny-32").Info; // 8 rows of 24

    [Fact]
    public void What_is_written_is_read_back_to_the_last_bit()
    {
        Latent latent = new(8, 24, [.. Numeric.Uniform(8 * 24, seed: 1)]);
        using MemoryStream file = new();

        LatentFile.Write(file, latent, new Dictionary<string, string> { ["seed"] = "7", ["truncation"] = "0.7" });
        Checkpoint content = Checkpoint.Load(file.ToArray(), "latent.safetensors");

        Assert.Equal(latent.Values, LatentFile.Read(content, Model).Values);
        Assert.Equal(("7", "0.7"), (content.Metadata["seed"], content.Metadata["truncation"]));
        Assert.Equal([8, 24], content.Arrays["ws"].Shape);
    }

    [Theory]
    [InlineData("ws", new[] { 8, 24 })]
    [InlineData("ws", new[] { 1, 8, 24 })]
    [InlineData("latent", new[] { 8, 24 })]
    [InlineData("latent", new[] { 1, 1, 8, 24 })]
    public void Other_tools_names_and_batches_of_one_are_read(string name, int[] shape)
    {
        float[] values = Numeric.Uniform(8 * 24, seed: 2);

        Latent latent = LatentFile.Read(File(NamedArray.FromValues(name, shape, values)), Model);

        Assert.Equal((8, 24), (latent.Rows, latent.Width));
        Assert.Equal(values, latent.Values);
    }

    [Theory]
    [InlineData("w", new[] { 24 })]
    [InlineData("w", new[] { 1, 24 })]
    [InlineData("ws", new[] { 1, 1, 24 })]
    public void A_single_row_stands_in_every_row(string name, int[] shape)
    {
        float[] row = Numeric.Uniform(24, seed: 3);

        Latent latent = LatentFile.Read(File(NamedArray.FromValues(name, shape, row)), Model);

        Assert.All(Enumerable.Range(0, 8), index => Assert.Equal(row, latent.Row(index).ToArray()));
    }

    [Theory]
    [InlineData(new[] { 18, 512 })]
    [InlineData(new[] { 8, 25 })]
    [InlineData(new[] { 2, 8, 24 })]
    [InlineData(new[] { 192 })]
    [InlineData(new int[0])]
    public void A_latent_of_another_model_is_refused_with_both_shapes(int[] shape)
    {
        float[] values = new float[shape.Aggregate(1, (product, extent) => product * extent)];

        string message = Refusal(NamedArray.FromValues("ws", shape, values));

        Assert.Equal(
            $"'latent.safetensors' does not fit the model: its 'ws' has shape [{string.Join(", ", shape)}], expected [8, 24] or [24]. "
            + "It was saved with another model; use that one, or another latent.",
            message);
    }

    [Fact]
    public void A_latent_that_is_not_finite_is_refused()
    {
        float[] values = Numeric.Uniform(24, seed: 4);
        values[5] = float.NaN;

        Assert.Equal("'latent.safetensors' is damaged: its 'w' holds NaN or infinity.", Refusal(NamedArray.FromValues("w", [24], values)));
    }

    [Fact]
    public void A_file_without_a_latent_says_what_it_is()
    {
        Assert.Contains("none of its 1 arrays is named 'ws', 'latent', 'w'", Refusal(NamedArray.FromValues("z", [1], [0])), StringComparison.Ordinal);
        Assert.Contains("is a model, not a latent", Refusal(NamedArray.FromValues("synthesis.b4.const", [1], [0])), StringComparison.Ordinal);
    }

    private static string Refusal(NamedArray array) =>
        Assert.Throws<ModelFileException>(() => LatentFile.Read(File(array), Model)).Message;

    private static Checkpoint File(NamedArray array)
    {
        using MemoryStream file = new();
        SafetensorsWriter.Write(file, [array], new Dictionary<string, string>());
        return Checkpoint.Load(file.ToArray(), "latent.safetensors");
    }
}
