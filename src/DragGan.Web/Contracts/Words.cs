using System.Text.Json;
using System.Text.Json.Serialization;

namespace DragGan.Web;

/// <summary>Enumerations are words in JSON, in lower case; numbers are refused.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public sealed class WordConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;

/// <summary>What a point is for.</summary>
[JsonConverter(typeof(WordConverter<PointWord>))]
public enum PointWord
{
    /// <summary>What lies under it is pulled to its target.</summary>
    Handle,

    /// <summary>What lies under it must stay.</summary>
    Anchor,
}

/// <summary>How the trained rows of the latent move.</summary>
[JsonConverter(typeof(WordConverter<SpaceWord>))]
public enum SpaceWord
{
    /// <summary>Each row on its own.</summary>
    [JsonStringEnumMemberName("w+")]
    WPlus,

    /// <summary>All rows as one.</summary>
    W,
}

/// <summary>Which form of the motion loss is used.</summary>
[JsonConverter(typeof(WordConverter<LossWord>))]
public enum LossWord
{
    /// <summary>As the authors' tool computes it.</summary>
    Compatible,

    /// <summary>As the paper states it.</summary>
    Published,
}

/// <summary>Whether a drag runs.</summary>
[JsonConverter(typeof(WordConverter<DragPhase>))]
public enum DragPhase
{
    /// <summary>None runs.</summary>
    Idle,

    /// <summary>One was started and has not made a step yet.</summary>
    Waiting,

    /// <summary>One makes steps.</summary>
    Running,
}

/// <summary>How the last drag ended.</summary>
[JsonConverter(typeof(WordConverter<DragEnding>))]
public enum DragEnding
{
    /// <summary>Every handle reached its target.</summary>
    Arrived,

    /// <summary>The largest number of steps was taken.</summary>
    Limit,

    /// <summary>It was stopped.</summary>
    Stopped,

    /// <summary>The handles came no closer.</summary>
    Stalled,

    /// <summary>Something went wrong; the message says what.</summary>
    Failed,
}

/// <summary>What an export makes.</summary>
[JsonConverter(typeof(WordConverter<ExportWord>))]
public enum ExportWord
{
    /// <summary>One frame as PNG.</summary>
    Picture,

    /// <summary>The transition as animated PNG.</summary>
    Animation,

    /// <summary>The transition as a video; needs an encoder on the computer.</summary>
    Video,

    /// <summary>Every frame as PNG, in a ZIP.</summary>
    Frames,

    /// <summary>One frame's latent as safetensors.</summary>
    Latent,

    /// <summary>The whole edit as a project file.</summary>
    Project,
}

/// <summary>How far an export is.</summary>
[JsonConverter(typeof(WordConverter<ExportPhase>))]
public enum ExportPhase
{
    /// <summary>Being made.</summary>
    Running,

    /// <summary>The file can be fetched.</summary>
    Done,

    /// <summary>It could not be made; the error says why.</summary>
    Failed,
}
