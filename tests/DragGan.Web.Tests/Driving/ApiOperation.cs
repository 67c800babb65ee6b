using System.Text.Json;

namespace DragGan.Web.Tests;

/// <summary>An operation of the API as its description has it.</summary>
internal sealed record ApiOperation(string Method, string Path, JsonElement Element)
{
    /// <summary>What stands in the address.</summary>
    public IEnumerable<JsonElement> Parameters => Element.TryGetProperty("parameters", out JsonElement parameters) ? parameters.EnumerateArray() : [];

    /// <summary>The schema of its JSON body; null if it takes none.</summary>
    public JsonElement? JsonBody =>
        Element.TryGetProperty("requestBody", out JsonElement body) && body.GetProperty("content").TryGetProperty("application/json", out JsonElement json) ? json.GetProperty("schema") : null;

    /// <summary>Whether its body is a file.</summary>
    public bool TakesFile => Element.TryGetProperty("requestBody", out _) && JsonBody is null;

    public static IEnumerable<ApiOperation> All(JsonDocument document) =>
        from path in document.RootElement.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select new ApiOperation(operation.Name.ToUpperInvariant(), path.Name, operation.Value);

    public override string ToString() => $"{Method} {Path}";
}
