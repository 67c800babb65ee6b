using DragGan.Editing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DragGan.Web;

/// <summary>What the program is and how busy it is.</summary>
internal sealed class StatusEndpoints(ModelLibrary library, ComputeLane lane, string version)
{
    /// <summary>Adds the endpoints.</summary>
    public void Map(IEndpointRouteBuilder api) => api.MapGet("/api/status", Get).WithTags("Status").WithName("GetStatus");

    /// <summary>Says what the program is and how busy it is.</summary>
    internal ServerStatus Get()
    {
        LaneStatus status = lane.Status;
        return new(
            "DragGAN for .NET", version, Environment.ProcessorCount, false,
            new(library.Options.MaxUploadBytes, EditDocument.MaxPoints, 0), new(status.Loops, status.Queued), library.List().Count);
    }
}
