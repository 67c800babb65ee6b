using System.Text.Json.Serialization;

namespace DragGan.Web;

/// <summary>How every shape of the API is written and read: camel case, words for enumerations. Requests may hold nothing that is not in their shape.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowDuplicateProperties = false,
    AllowOutOfOrderMetadataProperties = true, // "type" may stand anywhere
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    MaxDepth = 16)]
[JsonSerializable(typeof(ServerStatus))]
[JsonSerializable(typeof(ModelList))]
[JsonSerializable(typeof(Model))]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(SessionList))]
[JsonSerializable(typeof(Timeline))]
[JsonSerializable(typeof(TextureInfo))]
[JsonSerializable(typeof(Export))]
[JsonSerializable(typeof(NewSession))]
[JsonSerializable(typeof(NewImage))]
[JsonSerializable(typeof(Rename))]
[JsonSerializable(typeof(NewPoint))]
[JsonSerializable(typeof(PointChange))]
[JsonSerializable(typeof(SettingsChange))]
[JsonSerializable(typeof(KeepFrame))]
[JsonSerializable(typeof(NewExport))]
[JsonSerializable(typeof(ServerMessage))]
[JsonSerializable(typeof(ClientMessage))]
[JsonSerializable(typeof(Problem))]
public sealed partial class EditorJson : JsonSerializerContext;
