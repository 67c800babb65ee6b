using DragGan.Editing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DragGan.Web;

/// <summary>Models: what there is, adding and removing.</summary>
internal sealed class ModelEndpoints(ModelLibrary library, DefaultModel defaultModel)
{
    /// <summary>Adds the endpoints.</summary>
    public void Map(IEndpointRouteBuilder api)
    {
        RouteGroupBuilder models = api.MapGroup("/api/models").WithTags("Models");
        models.MapGet("/", List).WithName("ListModels");
        models.MapGet("/{id}", Get).WithName("GetModel");
        models.MapPost("/", Add).WithName("AddModel").TakesFile(Limits.Model);
        models.MapDelete("/{id}", Remove).WithName("RemoveModel");
    }

    /// <summary>Lists every model.</summary>
    /// <remarks>A file that nobody has looked at yet is looked at first.</remarks>
    internal async Task<ModelList> List(CancellationToken cancellation)
    {
        IReadOnlyList<ModelEntry> entries = await library.ListAsync(cancellation);
        return new([.. entries.Select(entry => entry.ToModel())], defaultModel.Id(entries));
    }

    /// <summary>Describes a model.</summary>
    /// <param name="id">The model's name.</param>
    internal Model Get(string id) => (library.Find(id) ?? throw Unknown(id)).ToModel();

    /// <summary>Adds a model: the body is its file, .safetensors or .pkl.</summary>
    /// <remarks>Nothing in the file is executed. The answer comes when the file has been looked at.</remarks>
    /// <param name="context">The request.</param>
    /// <param name="name">What the file is called.</param>
    internal async Task<Created<Model>> Add(HttpContext context, string name)
    {
        ModelEntry entry = await library.AddAsync(Text.Short(name, nameof(name)), context.Request.Body, context.RequestAborted);
        return TypedResults.Created($"/api/models/{Uri.EscapeDataString(entry.Id)}", entry.ToModel());
    }

    /// <summary>Removes a model that was added.</summary>
    /// <param name="id">The model's name.</param>
    internal NoContent Remove(string id)
    {
        library.Remove(id);
        return TypedResults.NoContent();
    }

    private static EditException Unknown(string id) => new(EditFault.NotFound, $"There is no model '{id}'.");
}
