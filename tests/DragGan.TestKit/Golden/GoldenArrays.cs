using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace DragGan.TestKit;

/// <summary>A safetensors reader of the kit's own: trusting and small, so that tests do not lean on the reader under test.</summary>
internal static class GoldenArrays
{
    public static Dictionary<string, GoldenArray> Read(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        int header = checked((int)BinaryPrimitives.ReadInt64LittleEndian(file));
        ReadOnlySpan<byte> data = file.AsSpan(sizeof(long) + header);

        using JsonDocument json = JsonDocument.Parse(file.AsMemory(sizeof(long), header));
        Dictionary<string, GoldenArray> arrays = [];
        foreach (JsonProperty entry in json.RootElement.EnumerateObject())
        {
            if (entry.Name != "__metadata__")
            {
                arrays.Add(entry.Name, ReadOne(entry.Name, entry.Value, data));
            }
        }

        return arrays;
    }

    private static GoldenArray ReadOne(string name, JsonElement entry, ReadOnlySpan<byte> data)
    {
        ImmutableArray<int> shape = [.. entry.GetProperty("shape").EnumerateArray().Select(extent => extent.GetInt32())];
        int from = entry.GetProperty("data_offsets")[0].GetInt32(), to = entry.GetProperty("data_offsets")[1].GetInt32();
        string type = entry.GetProperty("dtype").GetString()!;
        return new(name, shape, ToFloats(type, data[from..to]));
    }

    private static float[] ToFloats(string type, ReadOnlySpan<byte> bytes)
    {
        switch (type)
        {
            case "F32":
                return MemoryMarshal.Cast<byte, float>(bytes).ToArray();
            case "U8":
                float[] values = new float[bytes.Length];
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = bytes[i];
                }

                return values;
            default:
                throw new InvalidDataException($"Golden arrays are F32 or U8, but this one is {type}.");
        }
    }
}
