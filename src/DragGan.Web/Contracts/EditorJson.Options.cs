using System.Text.Json;

namespace DragGan.Web;

/// <content>The same rules for a serializer that has options of its own.</content>
public sealed partial class EditorJson
{
    /// <summary>Makes options write and read as this context does.</summary>
    internal static void ApplyTo(JsonSerializerOptions options)
    {
        JsonSerializerOptions rules = Default.Options;
        options.TypeInfoResolver = Default;
        options.PropertyNamingPolicy = rules.PropertyNamingPolicy;
        options.PropertyNameCaseInsensitive = rules.PropertyNameCaseInsensitive;
        options.NumberHandling = rules.NumberHandling;
        options.AllowDuplicateProperties = rules.AllowDuplicateProperties;
        options.AllowOutOfOrderMetadataProperties = rules.AllowOutOfOrderMetadataProperties;
        options.RespectNullableAnnotations = rules.RespectNullableAnnotations;
        options.RespectRequiredConstructorParameters = rules.RespectRequiredConstructorParameters;
        options.MaxDepth = rules.MaxDepth;
    }
}
