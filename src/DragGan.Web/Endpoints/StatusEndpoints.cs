using DragGan.Editing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DragGan.Web;

/// <summary>What the program is and how busy it is.</summary>
internal sealed class StatusEndpoints(ModelLibrary library, SessionHub hub, ComputeLane lane, string version)
{
    /// <summary>What the program is called.</summary>
    public const string ProgramName = "DragGAN for .NET";

    private readonly Lazy<bool> _ffmpeg = new(() => Ffmpeg.Find() is not null);

    /// <summary>Adds the endpoints.</summary>
    public void Map(IEndpointRouteBuilder api) => api.MapGet("/api/status", Get).WithTags("Status").WithName("GetStatus");

    /// <summary>Says what the program is and how busy it is.</summary>
    internal ServerStatus Get()
    {
        LaneStatus status = lane.Status;
        return new(
            ProgramName, version, Environment.ProcessorCount, _ffmpeg.Value,
            new(library.Options.MaxUploadBytes, EditDocument.MaxPoints, hub.Options.MaxSessions), new(status.Loops, status.Queued), library.List().Count);
    }
}
