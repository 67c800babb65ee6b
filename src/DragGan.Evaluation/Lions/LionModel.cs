using System.Globalization;
using DragGan.Scenes;
using DragGan.StyleGan;

namespace DragGan.Evaluation;

/// <summary>Whether a model's latents are a lion's parameters: its file must say so.</summary>
public static class LionModel
{
    /// <summary>What keeps a model from being judged here, in plain words; null if nothing does.</summary>
    /// <param name="metadata">What the file says: <c>scene</c> = lion, <c>parameters</c> = their names in the order of z, if it has them.</param>
    /// <param name="info">The generator.</param>
    public static string? Obstacle(IReadOnlyDictionary<string, string> metadata, GeneratorInfo info)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(info);
        if (!metadata.TryGetValue("scene", out string? scene) || scene != "lion")
        {
            return $"its latents are not known to be a lion's parameters: the file's metadata says {(scene is null ? "nothing about a scene" : $"\"scene\": \"{scene}\"")}, expected \"scene\": \"lion\"";
        }

        string expected = string.Join(',', LionParameters.All.Select(parameter => parameter.Name));
        return metadata.TryGetValue("parameters", out string? parameters) && parameters != expected
            ? $"its latents are another lion's: the file's metadata says \"parameters\": \"{parameters}\", expected \"{expected}\""
            : info.ZDim < LionLatents.ShortestLatent
            ? $"its z has {info.ZDim} numbers; a lion's needs {LionLatents.ShortestLatent} or more"
            : info is { LabelCount: > 0 } or { ImageChannels: not 3 } or { Resolution: < LeastResolution }
            ? $"it makes pictures of {info.Resolution} pixels in {info.ImageChannels} channels with {info.LabelCount} labels; expected {LeastResolution} or more in colour, without labels"
            : null;
    }

    /// <summary>What is odd about a model but keeps nobody from judging it, or null.</summary>
    /// <param name="metadata">What the file says: <c>scene_version</c>.</param>
    public static string? Doubt(IReadOnlyDictionary<string, string> metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        string ours = Lion.Version.ToString(CultureInfo.InvariantCulture), theirs = metadata.GetValueOrDefault("scene_version", "unknown");
        return theirs == ours ? null : $"it was trained on lions of version {theirs}, and is compared with renders of version {ours}";
    }

    /// <summary>Pictures below have no room for the measures.</summary>
    internal const int LeastResolution = 32;
}
