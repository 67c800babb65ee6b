using System.Text.Json;

namespace DragGan.Checkpoints.Safetensors;

/// <summary>Parses the JSON header: <c>{"name": {"dtype": "F32", "shape": [..], "data_offsets": [begin, end]}, "__metadata__": {..}}</c>.</summary>
internal static class SafetensorsHeader
{
    /// <summary>The key of the string-to-string part.</summary>
    public const string MetadataKey = "__metadata__";

    private const int MaximumNameLength = 1000; // names end up in messages

    /// <summary>Reads every entry, in the header's order; metadata goes to <paramref name="metadata"/>.</summary>
    /// <exception cref="JsonException">The JSON is damaged.</exception>
    /// <exception cref="ModelFileException">The JSON is sound but not a safetensors header.</exception>
    public static List<SafetensorsEntry> Read(ReadOnlySpan<byte> json, Dictionary<string, string> metadata)
    {
        Utf8JsonReader reader = new(json);
        List<SafetensorsEntry> entries = [];
        HashSet<string> names = [];
        Require(ref reader, JsonTokenType.StartObject, "an object");
        while (NextProperty(ref reader) is string name)
        {
            if (name.Length > MaximumNameLength)
            {
                throw new ModelFileException($"the safetensors header holds a name of {name.Length:N0} characters. The file is damaged.");
            }

            if (!names.Add(name))
            {
                throw new ModelFileException($"the safetensors header names '{name}' twice. The file is damaged.");
            }

            if (name == MetadataKey)
            {
                ReadMetadata(ref reader, metadata);
            }
            else
            {
                entries.Add(ReadEntry(ref reader, name));
            }
        }

        return reader.Read() ? throw Unexpected(ref reader, "nothing more") : entries;
    }

    private static SafetensorsEntry ReadEntry(ref Utf8JsonReader reader, string name)
    {
        string? code = null;
        long[]? shape = null, offsets = null;
        Require(ref reader, JsonTokenType.StartObject, $"an object for array '{name}'");
        while (NextProperty(ref reader) is string key)
        {
            switch (key)
            {
                case "dtype":
                    Require(ref reader, JsonTokenType.String, $"a string for the dtype of array '{name}'");
                    code = reader.GetString();
                    break;
                case "shape":
                    shape = ReadNumbers(ref reader, name, ArrayShape.MaximumRank);
                    break;
                case "data_offsets":
                    offsets = ReadNumbers(ref reader, name, 2);
                    break;
                default:
                    throw new ModelFileException($"array '{name}' has an unknown key '{key}' in the safetensors header.");
            }
        }

        if (code is null || shape is null || offsets is not { Length: 2 } || shape.Any(extent => extent is < 0 or > int.MaxValue))
        {
            throw new ModelFileException($"array '{name}' needs a dtype, a shape of whole numbers and two data_offsets in the safetensors header.");
        }

        return new SafetensorsEntry(name, code, Array.ConvertAll(shape, extent => (int)extent), offsets[0], offsets[1]);
    }

    private static void ReadMetadata(ref Utf8JsonReader reader, Dictionary<string, string> metadata)
    {
        Require(ref reader, JsonTokenType.StartObject, $"an object for '{MetadataKey}'");
        while (NextProperty(ref reader) is string key)
        {
            Require(ref reader, JsonTokenType.String, $"a string for '{key}' in '{MetadataKey}'");
            if (!metadata.TryAdd(key, reader.GetString()!))
            {
                throw new ModelFileException($"the safetensors header names '{key}' twice in '{MetadataKey}'. The file is damaged.");
            }
        }
    }

    private static long[] ReadNumbers(ref Utf8JsonReader reader, string name, int most)
    {
        List<long> numbers = [];
        Require(ref reader, JsonTokenType.StartArray, $"an array of numbers for '{name}'");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out long number) || numbers.Count == most)
            {
                throw Unexpected(ref reader, $"at most {most} whole numbers for array '{name}'");
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }

    private static string? NextProperty(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.EndObject ? null : reader.GetString();
    }

    private static void Require(ref Utf8JsonReader reader, JsonTokenType type, string expected)
    {
        if (!reader.Read() || reader.TokenType != type)
        {
            throw Unexpected(ref reader, expected);
        }
    }

    private static ModelFileException Unexpected(ref Utf8JsonReader reader, string expected) => new(
        $"its safetensors header has {reader.TokenType} at byte {SafetensorsReader.LengthBytes + reader.TokenStartIndex}, expected {expected}.");
}
