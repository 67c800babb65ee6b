using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace DragGan.Web;

/// <summary>A JSON body, read so that a refusal names the member and says what it should be.</summary>
/// <param name="Value">What the body says.</param>
/// <typeparam name="T">Its shape, one of <see cref="EditorJson"/>.</typeparam>
internal sealed record Body<T>(T Value) : IEndpointParameterMetadataProvider
    where T : class
{
    /// <summary>Reads the body.</summary>
    /// <exception cref="BadHttpRequestException">It is no JSON, has another type, or another shape.</exception>
    public static async ValueTask<Body<T>> BindAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (!request.HasJsonContentType())
        {
            throw new BadHttpRequestException(
                $"The body must be JSON, with 'Content-Type: application/json', not '{request.ContentType}'.", StatusCodes.Status415UnsupportedMediaType);
        }

        JsonTypeInfo<T> shape = (JsonTypeInfo<T>)EditorJson.Default.GetTypeInfo(typeof(T))!;
        try
        {
            return new(await JsonSerializer.DeserializeAsync(request.Body, shape, context.RequestAborted)
                ?? throw new BadHttpRequestException($"The body is null. {JsonShape.Describe(shape)}"));
        }
        catch (JsonException error)
        {
            throw new BadHttpRequestException(JsonShape.Explain(error, shape), error);
        }
    }

    /// <summary>Tells the API's description what the body is.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));
    }
}
