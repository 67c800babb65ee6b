using System.IO.Compression;
using System.Text;
using DragGan.Checkpoints.Tests.Torch;

namespace DragGan.Checkpoints.Tests;

/// <summary>What people load by mistake, and what they are told.</summary>
public sealed class ForeignContentTests
{
    public static TheoryData<string, byte[], string> Files => new()
    {
        { "empty", [], "it is empty" },
        { "a web page", Encoding.UTF8.GetBytes("<!DOCTYPE html><html><title>Sign in</title>"), "looks like a web page: the download link needs a login" },
        { "a web page after a mark", Encoding.UTF8.GetBytes("\uFEFF\r\n <HTML><body>Virus scan warning"), "looks like a web page" },
        { "an LFS pointer", Encoding.UTF8.GetBytes("version https://git-lfs.github.com/spec/v1\noid sha256:4d\nsize 12345\n"), "Run 'git lfs pull'" },
        { "text", Encoding.UTF8.GetBytes("coming soon (maybe)"), "it is text ('coming soon (maybe)')" },
        { "text in brackets", Encoding.UTF8.GetBytes("(important)\nRead this first"), "it is text" },
        { "JSON", Encoding.UTF8.GetBytes("{\"error\": \"quota exceeded\"}"), "it is text" },
        { "gzip", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0], "compressed with gzip" },
        { "an archive", T.ZipOf(CompressionLevel.NoCompression, ("readme.txt", [1])), "zip archive without a PyTorch model inside" },
        { "a picture", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13], "its kind is not known: it begins with the bytes 89504E470D0A1A0A" },
        { "zeros", new byte[1000], "its kind is not known" },
        { "one byte", [7], "its kind is not known" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_is_no_model_is_told_what_it_is(string what, byte[] content, string expected)
    {
        string message = Attack.Refused(content, what);

        Assert.StartsWith("Cannot load 'attack.bin': ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_kind_is_found_from_the_content_and_not_from_the_name()
    {
        Assert.Equal(CheckpointKind.NvidiaPickle, Checkpoint.Load(T.SmallFile(), "model.safetensors").Kind);
        Assert.Equal(CheckpointKind.Safetensors, Checkpoint.Load(Golden.Read("w64-256.weights.safetensors"), "model.pkl").Kind);
    }
}
