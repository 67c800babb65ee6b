using DragGan.EndToEnd.Tests.Driving;
using DragGan.TestKit;

namespace DragGan.EndToEnd.Tests.Failures;

/// <summary>Whatever the user gives: a plain message, exit code 1, and nothing left behind.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string TinyDrag = "drag {tiny} --seed 1 --drag 10,10:20,20 --out o";

    private readonly WorkFolder _folder = new();

    public static TheoryData<string, string> BadInputs => new()
    {
        { "generate no-such-model --seeds 0 --out o", "no model 'no-such-model'" },
        { "generate nowhere/model.pkl --seeds 0 --out o", "no model file 'nowhere/model.pkl'" },
        { "info .", "no model file '.'" },
        { "generate {readme} --seeds 0 --out o", "README.md" },
        { "generate {tiny} --seeds 0 --truncation NaN --out o", "--truncation must be a finite number" },
        { "generate {tiny} --seeds 0 --label 1 --out o", "has no labels" },
        { "generate {labels} --seeds 0 --out o", "give --label with a number from 0 to 2" },
        { "generate {labels} --seeds 0 --label 3 --out o", "not 3" },
        { "generate {tiny} --seeds 0-999999 --grid --out o", "1,000,000 pictures is too large" },
        { "generate {tiny} --latent none.safetensors --out o", "none.safetensors" },
        { "generate {tiny} --latent {tiny} --out o", "is a model, not a latent" },
        { "drag {tiny} --seed 1 --drag 32,0:1,1 --out o", "The handle 32,0 lies outside the picture" },
        { "drag {tiny} --seed 1 --drag 1,1:1,-1 --out o", "The target 1,-1 lies outside the picture" },
        { "drag {tiny} --seed 1 --drag NaN,1:1,1 --out o", "outside the picture" },
        { TinyDrag + " --anchor 5,32", "The anchor 5,32 lies outside the picture" },
        { TinyDrag + " --anchor 1,1 NaN,1", "outside the picture" },
        { TinyDrag + " --step-size NaN", "--step-size must be a finite number greater than 0" },
        { TinyDrag + " --step-size 0", "--step-size must be" },
        { TinyDrag + " --lambda -1", "--lambda must be a finite number, at least 0" },
        { TinyDrag + " --r1 Infinity", "--r1 must be" },
        { TinyDrag + " --r2 -3", "--r2 must be" },
        { TinyDrag + " --max-steps 0", "--max-steps must be a whole number, at least 1" },
        { TinyDrag + " --every 0", "--every must be" },
        { TinyDrag + " --block 9", "feature block" },
        { TinyDrag + " --mask none.png", "no mask file 'none.png'" },
        { TinyDrag + " --mask {readme}", "README.md" },
        { "convert no-such-model o.safetensors", "no model 'no-such-model'" },
    };

    [Theory]
    [MemberData(nameof(BadInputs))]
    public void It_is_named_and_nothing_is_left_behind(string line, string fragment)
    {
        string[] arguments =
        [
            .. line.Split(' ').Select(word => word switch
            {
                "{tiny}" => TestModels.Tiny,
                "{labels}" => TestModels.Labels,
                "{readme}" => Path.Combine(GoldenFiles.RepositoryRoot, "README.md"),
                _ => word,
            }),
        ];

        Draggan.Run(_folder, arguments).ExpectMessage(1, fragment);

        Assert.Empty(_folder.Entries);
    }

    [Fact]
    public void A_mask_of_the_wrong_size()
    {
        TestModels.WriteMask(_folder["mask.png"], 16, 4, 8);

        Draggan.Run(_folder, "drag", TestModels.Tiny, "--seed", "1", "--drag", "1,1:5,5", "--mask", "mask.png", "--out", "o")
            .ExpectMessage(1, "The mask is 16 x 16 pixels, but the picture it belongs to is 32 x 32");

        Assert.Equal(["mask.png"], _folder.Entries);
    }

    [Fact]
    public void A_latent_of_another_model()
    {
        Draggan.Run(_folder, "generate", "--seeds", "1", "--save-latent", "--out", ".").Expect(0);
        File.Delete(_folder["seed0001.png"]);

        Draggan.Run(_folder, "generate", TestModels.Tiny, "--latent", "seed0001.safetensors", "--out", "o").ExpectMessage(1, "does not fit the model");

        Assert.Equal(["seed0001.safetensors"], _folder.Entries);
    }

    [Theory]
    [InlineData("generate", "--seeds", "0", "--out", "o")]
    [InlineData("drag", "--seed", "0", "--drag", "1,1:9,9", "--out", "o")]
    [InlineData("convert", "o.safetensors")]
    public void NaN_in_the_weights(string verb, params string[] arguments)
    {
        TestModels.WriteWithNaN(_folder["broken.safetensors"]);

        Draggan.Run(_folder, [verb, "broken.safetensors", .. arguments]).ExpectMessage(1, "NaN");

        Assert.Equal(["broken.safetensors"], _folder.Entries);
    }

    [Theory]
    [InlineData("tiny-32.weights.safetensors")]
    [InlineData("labels-128.pkl")]
    public void A_file_cut_short_anywhere(string name)
    {
        byte[] whole = File.ReadAllBytes(GoldenFiles.PathOf(name));
        foreach (double part in (double[])[0, 0.0001, 0.01, 0.5, 0.999])
        {
            File.WriteAllBytes(_folder["cut.pkl"], whole[..(int)(part * whole.Length)]);

            Draggan.Run(_folder, "generate", "cut.pkl", "--seeds", "0", "--label", "0", "--out", "o").ExpectMessage(1, "cut.pkl");
        }

        Assert.Equal(["cut.pkl"], _folder.Entries);
    }

    [Fact]
    public void A_pickle_that_asks_for_a_command_is_refused_by_name_and_runs_nothing()
    {
        File.WriteAllBytes(_folder["evil.pkl"], [0x80, 2, .. "cos\nsystem\nX\u000c\0\0\0touch stolen"u8, 0x85, (byte)'R', (byte)'.']);

        Draggan.Run(_folder, "info", "evil.pkl").ExpectMessage(1, "os.system");

        Assert.Equal(["evil.pkl"], _folder.Entries);
    }

    [Fact]
    public void Verbose_adds_the_place_in_the_program()
    {
        ProgramRun run = Draggan.Run(_folder, "info", "no-such-model", "--verbose").Expect(1);

        Assert.Contains("   at DragGan.App.", run.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
