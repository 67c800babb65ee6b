using System.Globalization;
using DragGan.Checkpoints;
using DragGan.Scenes;

namespace DragGan.App.Scenes;

/// <summary>A file that says of every pixel which part it shows, and where on it.</summary>
internal static class SceneCoordinates
{
    /// <summary>Writes <c>parts</c> U8 [size, size] and <c>coordinates</c> F32 [size, size, 3]; the parts' names are in the metadata.</summary>
    public static void Write(Stream stream, Lion lion, SceneRequest request, int number)
    {
        LionMap map = LionMap.Of(lion, request.Size);
        byte[] parts = new byte[map.Parts.Length];
        float[] coordinates = new float[parts.Length * 3];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = (byte)map.Parts[i];
            Point3 position = map.Positions[i];
            (coordinates[i * 3], coordinates[(i * 3) + 1], coordinates[(i * 3) + 2]) = (position.X, position.Y, position.Z);
        }

        Dictionary<string, string> metadata = ShardHeader.Metadata(request);
        metadata["number"] = number.ToString(CultureInfo.InvariantCulture);
        metadata["parts"] = string.Join(',', Enum.GetNames<LionPart>());
        SafetensorsWriter.Write(
            stream,
            [
                NamedArray.FromBytes("parts", [request.Size, request.Size], parts),
                NamedArray.FromValues("coordinates", [request.Size, request.Size, 3], coordinates),
            ],
            metadata);
    }
}
