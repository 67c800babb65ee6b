using DragGan.EndToEnd.Tests.Driving;
using DragGan.Imaging;
using DragGan.TestKit;

namespace DragGan.EndToEnd.Tests.Verbs;

public sealed class GenerateTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    [Fact]
    public void Seeds_and_ranges_become_numbered_pictures_of_the_models_size()
    {
        Draggan.Run(_folder, "generate", TestModels.Tiny, "--seeds", "0,3-5,12345", "--out", "made/here").Expect(0);

        Assert.Equal(
            ["made", "made/here", "made/here/seed0000.png", "made/here/seed0003.png", "made/here/seed0004.png", "made/here/seed0005.png", "made/here/seed12345.png"],
            _folder.Entries);
        PngImage image = PngReader.Read(_folder["made/here/seed0003.png"]);
        Assert.Equal((32, 32, PixelLayout.Rgb), (image.Raster.Width, image.Raster.Height, image.Raster.Layout));
        Assert.Equal("3", image.Text["draggan:seed"]);
    }

    [Fact]
    public void The_model_may_be_left_out_wherever_the_program_is_started()
    {
        Draggan.Run(_folder, "generate", "--seeds", "7", "--out", ".").Expect(0);

        Assert.Equal(256, PngReader.Read(_folder["seed0007.png"]).Raster.Width);
    }

    [Fact]
    public void A_bare_name_is_looked_for_in_the_models_folder_beside_the_user_first()
    {
        Directory.CreateDirectory(_folder["models"]);
        File.Copy(TestModels.Tiny, _folder["models/lion-256.safetensors"]);

        Draggan.Run(_folder, "generate", "lion-256", "--seeds", "7", "--out", ".").Expect(0);

        Assert.Equal(32, PngReader.Read(_folder["seed0007.png"]).Raster.Width);
    }

    [Theory]
    [InlineData("const")]
    [InlineData("none")]
    [InlineData("random")]
    public void The_same_seed_gives_the_same_bytes_whatever_the_noise(string noise)
    {
        Draggan.Run(_folder, "generate", TestModels.Tiny, "--seeds", "5", "--noise", noise, "--out", "a").Expect(0);
        Draggan.Run(_folder, "generate", TestModels.Tiny, "--seeds", "4,5", "--noise", noise, "--out", "b").Expect(0);

        Assert.Equal(File.ReadAllBytes(_folder["a/seed0005.png"]), File.ReadAllBytes(_folder["b/seed0005.png"]));
    }

    [Fact]
    public void Noise_and_truncation_change_the_picture()
    {
        string[][] variants =
        [
            [], ["--noise", "none"], ["--noise", "random"], ["--truncation", "1"],
        ];
        HashSet<string> pictures = [];
        foreach (string[] variant in variants)
        {
            Draggan.Run(_folder, ["generate", TestModels.Tiny, "--seeds", "5", "--out", ".", .. variant]).Expect(0);
            pictures.Add(Convert.ToHexString(PngReader.Read(_folder["seed0005.png"]).Raster.Pixels));
        }

        Assert.Equal(variants.Length, pictures.Count);
    }

    [Fact]
    public void A_saved_latent_gives_the_same_picture_again()
    {
        Draggan.Run(_folder, "generate", TestModels.Tiny, "--seeds", "5", "--save-latent", "--out", ".").Expect(0);
        Draggan.Run(_folder, "generate", TestModels.Tiny, "--latent", "seed0005.safetensors", "--out", "again").Expect(0);

        Assert.Equal(
            PngReader.Read(_folder["seed0005.png"]).Raster.Pixels,
            PngReader.Read(_folder["again/seed0005.png"]).Raster.Pixels);
    }

    [Fact]
    public void A_grid_holds_every_picture()
    {
        Draggan.Run(_folder, "generate", TestModels.Tiny, "--seeds", "0-4", "--grid", "--out", ".").Expect(0);

        RasterImage grid = PngReader.Read(_folder["grid.png"]).Raster;
        RasterImage last = PngReader.Read(_folder["seed0004.png"]).Raster;
        const int gap = 4;
        Assert.Equal(((3 * (32 + gap)) + gap, (2 * (32 + gap)) + gap), (grid.Width, grid.Height));
        int left = gap + 32 + gap, top = gap + 32 + gap; // the fifth: second row, second column
        for (int y = 0; y < 32; y++)
        {
            Assert.Equal(last.Row(y).ToArray(), grid.Row(top + y).Slice(left * 3, 32 * 3).ToArray());
        }
    }

    [Fact]
    public void Every_picture_says_in_its_metadata_that_it_is_generated_and_on_its_face_if_asked()
    {
        Draggan.Run(_folder, "generate", TestModels.Tiny, "--seeds", "5,6", "--grid", "--save-latent", "--out", "plain").Expect(0);
        Draggan.Run(_folder, "generate", TestModels.Tiny, "--seeds", "5", "--save-latent", "--mark", "--out", "marked").Expect(0);

        PngImage plain = PngReader.Read(_folder["plain/seed0005.png"]), marked = PngReader.Read(_folder["marked/seed0005.png"]);
        Assert.All([plain, marked, PngReader.Read(_folder["plain/grid.png"])], image =>
        {
            Assert.Equal("AI generated", image.Text["Comment"]);
            Assert.Contains("digitalsourcetype/trainedAlgorithmicMedia", image.Text["XML:com.adobe.xmp"], StringComparison.Ordinal);
        });
        RasterImage expected = plain.Raster.Clone();
        GeneratedMark.Draw(expected);
        Assert.Equal(expected.Pixels, marked.Raster.Pixels);
        Assert.Equal(File.ReadAllBytes(_folder["plain/seed0005.safetensors"]), File.ReadAllBytes(_folder["marked/seed0005.safetensors"]));
    }

    [Theory]
    [InlineData("w64-256", null)]
    [InlineData("labels-128", "1")]
    public void A_pickle_gives_the_golden_picture(string name, string? label)
    {
        GoldenDrags made = GoldenFiles.ReadDrags($"{name}.drags.json");
        float[] expected = GoldenFiles.ReadArrays($"{name}.expected.safetensors")["image_u8"].Values;
        string[] labels = label is null ? [] : ["--label", label];

        Draggan.Run(_folder, ["generate", GoldenFiles.PathOf($"{name}.pkl"), "--seeds", $"{made.Seed}", "--truncation", $"{made.Psi}", "--out", ".", .. labels]).Expect(0);

        byte[] actual = PngReader.Read(_folder[$"seed{made.Seed:D4}.png"]).Raster.Pixels;
        int close = actual.Zip(expected, (a, e) => Math.Abs(a - e) <= 1 ? 1 : 0).Sum();
        Assert.Equal(expected.Length, actual.Length);
        Assert.InRange(close, 0.999 * expected.Length, expected.Length); // truncation to bytes turns a rounding error into a step of 1
    }

    public void Dispose() => _folder.Dispose();
}
