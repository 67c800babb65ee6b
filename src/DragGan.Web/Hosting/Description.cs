using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace DragGan.Web;

/// <summary>The API's description, as OpenAPI.</summary>
internal static class Description
{
    /// <summary>Adds what writes it.</summary>
    public static void Add(IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new()
            {
                Title = "DragGAN for .NET",
                Version = "1",
                Description = "Everything the editor's page does goes through this API. Coordinates are pixels of the picture from its top left corner.",
            };
            document.Servers = []; // wherever it was fetched from
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(async (operation, context, cancellation) =>
        {
            context.Document!.AddComponent(nameof(Problem), await context.GetOrCreateSchemaAsync(typeof(Problem), null, cancellation));
            IList<object> metadata = context.Description.ActionDescriptor.EndpointMetadata;
            operation.Responses ??= [];
            operation.Responses["default"] = new OpenApiResponse
            {
                Description = "Refused; the detail says why.",
                Content = Content(Problems.ContentType, new OpenApiSchemaReference(nameof(Problem), context.Document)),
            };
            if (metadata.OfType<GivenFile>().FirstOrDefault() is { } given)
            {
                operation.Responses["200"] = new OpenApiResponse { Description = "The file.", Content = Content(given.ContentType, File) };
            }

            if (metadata.OfType<TakenFile>().FirstOrDefault() is { } taken)
            {
                operation.RequestBody = new OpenApiRequestBody
                {
                    Description = $"The file itself, at most {taken.MaxRequestBodySize >> 20} MB.",
                    Required = true,
                    Content = Content(taken.ContentTypes[0], File),
                };
            }
        });
    });

    /// <summary>Serves it.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapOpenApi();

    private static OpenApiSchema File => new() { Type = JsonSchemaType.String, Format = "binary" };

    private static Dictionary<string, OpenApiMediaType> Content(string type, IOpenApiSchema schema) => new() { [type] = new OpenApiMediaType { Schema = schema } };
}
