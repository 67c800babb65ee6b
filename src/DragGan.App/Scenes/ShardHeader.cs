using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using DragGan.App.CommandLine;
using DragGan.Scenes;

namespace DragGan.App.Scenes;

/// <summary>What a file of pictures says about itself.</summary>
internal static class ShardHeader
{
    private const int LongestHeader = 1 << 20;

    /// <summary>The metadata of a file to be written.</summary>
    public static Dictionary<string, string> Metadata(SceneRequest request) => new()
    {
        ["scene"] = "lion",
        ["version"] = Lion.Version.ToString(CultureInfo.InvariantCulture),
        ["seed"] = request.Seed.ToString(CultureInfo.InvariantCulture),
        ["size"] = request.Size.ToString(CultureInfo.InvariantCulture),
        ["parameters"] = string.Join(',', LionParameters.All.Select(parameter => parameter.Name)),
        ["geometry"] = LionParameters.GeometryCount.ToString(CultureInfo.InvariantCulture),
        ["landmarks"] = string.Join(',', LionLandmarks.Names),
    };

    /// <summary>How many pictures a file has the truth of.</summary>
    /// <exception cref="InputException">It is no file of pictures.</exception>
    public static int CountIn(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            Span<byte> length = stackalloc byte[sizeof(ulong)];
            file.ReadExactly(length);
            byte[] header = new byte[Math.Min(BinaryPrimitives.ReadUInt64LittleEndian(length), LongestHeader)];
            file.ReadExactly(header);
            using JsonDocument json = JsonDocument.Parse(header);
            return json.RootElement.GetProperty("z").GetProperty("shape")[0].GetInt32();
        }
        catch (Exception error) when (error is JsonException or EndOfStreamException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new InputException($"'{path}' is not a file of pictures made by this program. Move it away, and run this again.", error);
        }
    }
}
