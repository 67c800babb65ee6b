using DragGan.EndToEnd.Tests.Driving;

namespace DragGan.EndToEnd.Tests.Failures;

public sealed class UsageTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    public static TheoryData<string, string> WrongUsages => new()
    {
        { "paint", "paint" },
        { "generate --seeds 0 --out o --colour red", "no option '--colour'" },
        { "generate --seeds 0", "--out" },
        { "generate --out o", "give --seeds, or --latent" },
        { "generate --seeds one --out o", "'one' is not a seed" },
        { "generate --seeds 5-3 --out o", "'5-3' is not a seed" },
        { "generate --seeds 4294967296 --out o", "4294967295" },
        { "generate --seeds -1 --out o", "is not a seed" },
        { "generate --seeds 0 --noise loud --out o", "loud" },
        { "generate --seeds 0 --truncation much --out o", "much" },
        { "drag --seed 1 --out o", "--drag" },
        { "drag --drag 1,2:3,4 --out o", "either --seed or --latent" },
        { "drag --seed 1 --latent l --drag 1,2:3,4 --out o", "either --seed or --latent" },
        { "drag --seed 1 --drag 1,2 --out o", "'1,2' is not a drag" },
        { "drag --seed 1 --drag 1,2:3 --out o", "'1,2:3' is not a drag" },
        { "drag --seed 1 --drag 1,2:x,4 --out o", "is not a drag" },
        { "drag --seed 1 --drag 1,2:3,4 --anchor 5 --out o", "'5' is not a place" },
        { "drag --seed 1 --drag 1,2:3,4 --anchor 1,2:3,4 --out o", "'1,2:3,4' is not a place" },
        { "drag --seed 1 --anchor 5,6 --out o", "--drag" },
        { "drag --seed 1 --drag 1,2:3,4 --out o --anchor", "--anchor" },
        { "drag --seed 1 --drag 1,2:3,4 --hold --out o", "give --mask" },
        { "drag --seed 1 --drag 1,2:3,4 --step-size small --out o", "small" },
        { "drag --seed 1 --drag 1,2:3,4 --space z --out o", "'z'" },
        { "drag --seed 1 --drag 1,2:3,4 --mode wild --out o", "wild" },
        { "scenes", "Required command" },
        { "scenes render lion --out o", "--count" },
        { "scenes render lion --count 0 --out o", "--count is 0; it must be from 1" },
        { "scenes render lion --count 2 --size 15 --out o", "--size is 15; it must be from 16 to 2048" },
        { "scenes render lion --count 2 --size big --out o", "big" },
        { "scenes render lion --count 2 --seed -1 --out o", "-1" },
        { "scenes render lion --count 2 --shards 0 --out o", "--shards is 0" },
        { "scenes render lion --count 2 --shards 2 --coordinates --out o", "--coordinates goes with PNG" },
        { "scenes render cat --count 2 --out o", "cat" },
        { "scenes sheet lion --columns 0 --out o.png", "--columns is 0" },
        { "convert", "'convert'" },
        { "convert --fast o.safetensors", "no option '--fast'" },
        { "info --jsno", "no option '--jsno'" },
        { "convert lion-256 lion.pkl", "does not end in .safetensors" },
    };

    [Theory]
    [MemberData(nameof(WrongUsages))]
    public void A_command_line_that_cannot_be_understood_ends_with_2_and_points_to_the_help(string line, string fragment)
    {
        ProgramRun run = Draggan.Run(_folder, line.Split(' '));

        run.ExpectMessage(2, fragment);
        Assert.Contains("--help", run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.Empty(_folder.Entries);
    }

    [Fact]
    public void One_existing_file_is_never_taken_for_the_target_of_a_conversion()
    {
        File.WriteAllText(_folder["precious.safetensors"], "precious");

        Draggan.Run(_folder, "convert", "precious.safetensors").ExpectMessage(2, "give both");

        Assert.Equal("precious", File.ReadAllText(_folder["precious.safetensors"]));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("drag --help")]
    [InlineData("--version")]
    public void Help_is_no_error(string line)
    {
        ProgramRun run = Draggan.Run(_folder, line.Split(' ')).Expect(0);

        Assert.NotEmpty(run.Output);
        Assert.Empty(run.Errors);
    }

    public void Dispose() => _folder.Dispose();
}
