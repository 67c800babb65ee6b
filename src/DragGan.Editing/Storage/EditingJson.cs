using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace DragGan.Editing;

/// <summary>How sessions and projects become JSON and back; generated at build time. Members not known here are ignored, missing ones are an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(FormatRecord))]
[JsonSerializable(typeof(SessionRecord))]
[JsonSerializable(typeof(ProjectRecord))]
internal sealed partial class EditingJson : JsonSerializerContext
{
    /// <summary>Reads a file after looking at its version, since a newer one may look quite different.</summary>
    /// <param name="content">The file's content.</param>
    /// <param name="format">What it calls itself.</param>
    /// <param name="version">The newest version known here.</param>
    /// <param name="type">What it holds.</param>
    /// <exception cref="EditException">It is something else or damaged (<see cref="EditFault.Invalid"/>), or of a newer version (<see cref="EditFault.Conflict"/>).</exception>
    public static T Read<T>(ReadOnlySpan<byte> content, string format, int version, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            FormatRecord? head = JsonSerializer.Deserialize(content, Default.FormatRecord);
            if (head?.Format != format || head.Version < 1)
            {
                throw new EditException(EditFault.Invalid, $"It does not say '\"format\": \"{format}\"'; it was not written by this program.");
            }

            if (head.Version > version)
            {
                throw new EditException(
                    EditFault.Conflict, $"It was written by a newer version of the program (format {head.Version}; up to {version} can be read). Update the program.");
            }

            return JsonSerializer.Deserialize(content, type) ?? throw new JsonException("It is empty.");
        }
        catch (JsonException error)
        {
            throw new EditException(EditFault.Invalid, $"It is damaged: {error.Message}", error);
        }
    }
}
