using DragGan.EndToEnd.Tests.Driving;
using DragGan.Imaging;

namespace DragGan.EndToEnd.Tests.Verbs;

public sealed class ConvertTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    [Fact]
    public void A_converted_pickle_makes_the_same_picture()
    {
        Draggan.Run(_folder, "convert", TestModels.Pickle, "models/w64.safetensors").Expect(0);

        Draggan.Run(_folder, "generate", TestModels.Pickle, "--seeds", "3", "--out", "before").Expect(0);
        Draggan.Run(_folder, "generate", "w64", "--seeds", "3", "--out", "after").Expect(0);
        Assert.Equal(Pixels("before/seed0003.png"), Pixels("after/seed0003.png"));
    }

    [Fact]
    public void Half_the_bits_make_half_the_file_and_nearly_the_same_picture()
    {
        Draggan.Run(_folder, "convert", TestModels.Pickle, "full.safetensors").Expect(0);
        Draggan.Run(_folder, "convert", TestModels.Pickle, "half.safetensors", "--half").Expect(0);

        Draggan.Run(_folder, "generate", "full.safetensors", "--seeds", "3", "--out", "full").Expect(0);
        Draggan.Run(_folder, "generate", "half.safetensors", "--seeds", "3", "--out", "half").Expect(0);
        double ratio = (double)new FileInfo(_folder["half.safetensors"]).Length / new FileInfo(_folder["full.safetensors"]).Length;
        double difference = Pixels("full/seed0003.png").Zip(Pixels("half/seed0003.png"), (a, b) => Math.Abs(a - b)).Average();
        Assert.InRange(ratio, 0.45, 0.55);
        Assert.InRange(difference, 0.0001, 1); // not the same to the bit, but far below what can be seen
    }

    [Fact]
    public void The_model_that_comes_along_is_converted_when_only_a_target_is_given()
    {
        Draggan.Run(_folder, "convert", "lion.safetensors").Expect(0);

        Assert.Contains("256 x 256", Draggan.Run(_folder, "info", "lion.safetensors").Expect(0).Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private byte[] Pixels(string file) => PngReader.Read(_folder[file]).Raster.Pixels;
}
