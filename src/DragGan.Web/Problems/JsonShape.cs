using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DragGan.Web;

/// <summary>What a request's JSON should look like, in words.</summary>
internal static class JsonShape
{
    /// <summary>Why JSON of this shape could not be read.</summary>
    public static string Explain(JsonException error, JsonTypeInfo shape)
    {
        JsonPropertyInfo? member = error.Path is { } path
            ? shape.Properties.FirstOrDefault(property => path == $"$.{property.Name}" || path.StartsWith($"$.{property.Name}.", StringComparison.Ordinal))
            : null;
        return member is null ? $"The body cannot be read: {Cause(error, shape)} {Describe(shape)}"
            : error.Message.StartsWith("Duplicate", StringComparison.Ordinal) ? $"'{member.Name}' is there more than once."
            : $"'{member.Name}' must be {Kind(member.PropertyType)}.";
    }

    /// <summary>The members of a shape.</summary>
    public static string Describe(JsonTypeInfo shape)
    {
        string needed = Names(shape, required: true), possible = Names(shape, required: false);
        return $"Expected is an object{(needed.Length > 0 ? $" with {needed}" : string.Empty)}{(possible.Length > 0 ? $", and where wanted {possible}" : string.Empty)}.";
    }

    private static string Names(JsonTypeInfo shape, bool required) =>
        string.Join(", ", shape.Properties.Where(property => property.IsRequired == required).Select(property => $"'{property.Name}' ({Kind(property.PropertyType)})"));

    // The reader's messages end with a place that only counts bytes, and name types nobody outside knows.
    private static string Cause(JsonException error, JsonTypeInfo shape)
    {
        string message = error.Message;
        if (error.Path == "$" && message.Contains($" to {shape.Type}", StringComparison.Ordinal))
        {
            return "It is no object.";
        }

        int end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        end = end < 0 ? message.IndexOf(" LineNumber: ", StringComparison.Ordinal) : end;
        return (end < 0 ? message : message[..end]).Replace($"type '{shape.Type}'", "this request", StringComparison.Ordinal);
    }

    private static string Kind(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return Type.GetTypeCode(type) switch
        {
            _ when type.IsEnum => $"one of {string.Join(", ", Words(type))}",
            TypeCode.Boolean => "true or false",
            TypeCode.Int32 => $"a whole number from {int.MinValue} to {int.MaxValue}",
            TypeCode.UInt32 => $"a whole number from 0 to {uint.MaxValue}",
            TypeCode.Double or TypeCode.Single => "a number",
            TypeCode.String => "text",
            _ => "of the right kind",
        };
    }

    private static IEnumerable<string> Words(Type type) =>
        Enum.GetValuesAsUnderlyingType(type).Cast<int>()
            .Select(value => JsonSerializer.Serialize(Enum.ToObject(type, value), EditorJson.Default.GetTypeInfo(type)!));
}
