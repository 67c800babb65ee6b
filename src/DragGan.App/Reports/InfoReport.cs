using System.Globalization;
using System.Text;
using DragGan.App.CommandLine;
using DragGan.Checkpoints;
using DragGan.StyleGan;

namespace DragGan.App.Reports;

/// <summary>What a model file is.</summary>
internal sealed record InfoReport(
    string Name,
    string Path,
    string Kind,
    string Architecture,
    int Resolution,
    int ImageChannels,
    IReadOnlyList<BlockInfo> Blocks,
    long Parameters,
    int ZDim,
    int WDim,
    int Labels,
    int LatentRows,
    int MappingLayers,
    float? ConvClamp,
    bool HasDiscriminator,
    IReadOnlyDictionary<string, string> Origin,
    IReadOnlyList<string> Ignored)
{
    /// <summary>Gathers what is known.</summary>
    public static InfoReport Of(string path, Checkpoint checkpoint, GeneratorInfo info) => new(
        System.IO.Path.GetFileNameWithoutExtension(path),
        System.IO.Path.GetFullPath(path),
        checkpoint.Kind.ToString(),
        info.Architecture.ToString(),
        info.Resolution,
        info.ImageChannels,
        info.Blocks,
        info.ParameterCount,
        info.ZDim,
        info.WDim,
        info.LabelCount,
        info.LatentRows,
        info.MappingLayers,
        info.ConvClamp,
        checkpoint.Discriminator is not null,
        checkpoint.Metadata,
        [.. checkpoint.Ignored, .. info.IgnoredArrays]);

    /// <summary>The report for people.</summary>
    public string ToText()
    {
        StringBuilder text = new();
        Line(text, "model", $"{Name} ({Path})");
        Line(text, "kind", $"{Kind}, {Architecture} architecture");
        Line(text, "picture", $"{Resolution} x {Resolution} pixels, {ImageChannels} channels");
        Line(text, "channels", string.Join(", ", Blocks.Select(block => $"{block.OutputChannels} at {block.Resolution}")));
        Line(text, "parameters", Parameters.ToString("N0", CultureInfo.InvariantCulture));
        Line(text, "latent", $"z of {ZDim}, w of {WDim}, {LatentRows} rows, {MappingLayers} mapping layers");
        Line(text, "labels", Labels == 0 ? "none" : Labels.ToString(CultureInfo.InvariantCulture));
        Line(text, "clamp", ConvClamp is float clamp ? clamp.ToString(CultureInfo.InvariantCulture) : "none");
        Line(text, "discriminator", HasDiscriminator ? "in the file" : "none");
        foreach ((string key, string value) in Origin)
        {
            Line(text, key, value);
        }

        foreach (string ignored in Ignored)
        {
            Line(text, "ignored", ignored);
        }

        return text.ToString().TrimEnd();
    }

    private static void Line(StringBuilder text, string name, string value) => text.Append($"{PlainText.Of(name),-14} ").Append(PlainText.Of(value)).Append('\n');
}
