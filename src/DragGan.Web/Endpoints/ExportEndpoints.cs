using DragGan.Editing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DragGan.Web;

/// <summary>Exports: files that take a while to make.</summary>
internal sealed class ExportEndpoints(Sessions sessions, ExportJobs jobs, ExportWriting writing)
{
    /// <summary>Adds the endpoints.</summary>
    public void Map(IEndpointRouteBuilder api)
    {
        RouteGroupBuilder group = api.MapGroup("/api/sessions/{id}/exports").WithTags("Exports");
        group.MapPost("/", Start).WithName("StartExport");
        group.MapGet("/{eid}", Get).WithName("GetExport");
        group.MapGet("/{eid}/file", Download).WithName("DownloadExport").GivesFile(EndpointConventions.Binary);
        group.MapDelete("/{eid}", Remove).WithName("RemoveExport");
    }

    /// <summary>Begins to make a file. What it shows is the session as it is now, whatever happens meanwhile.</summary>
    /// <param name="id">The session's name.</param>
    /// <param name="body">Which file.</param>
    /// <param name="cancellation">Breaks it off.</param>
    internal async Task<Accepted<Export>> Start(string id, Body<NewExport> body, CancellationToken cancellation)
    {
        LiveSession session = await sessions.Find(id, cancellation);
        (string fileName, Action<string, IProgress<double>, CancellationToken> write) = writing.Of(session, body.Value);
        Export export = jobs.Start(id, body.Value.Kind, fileName, write);
        return TypedResults.Accepted($"/api/sessions/{id}/exports/{export.Id}", export);
    }

    /// <summary>Says how far a file is.</summary>
    /// <param name="id">The session's name.</param>
    /// <param name="eid">The export's name.</param>
    internal Export Get(string id, string eid) => jobs.Find(id, eid).State;

    /// <summary>Fetches a file that is done.</summary>
    /// <param name="id">The session's name.</param>
    /// <param name="eid">The export's name.</param>
    internal PhysicalFileHttpResult Download(string id, string eid)
    {
        ExportJob job = jobs.Find(id, eid);
        return job.State switch
        {
            { State: ExportPhase.Done } export => TypedResults.PhysicalFile(job.FilePath, ExportWriting.MediaType(export.Kind), export.FileName),
            { State: ExportPhase.Failed } export => throw new EditException(EditFault.Conflict, export.Error ?? "The file could not be made."),
            { Progress: double progress } => throw new EditException(EditFault.Conflict, $"The file is not done yet, {progress:P0} of it are."),
        };
    }

    /// <summary>Cancels and removes an export.</summary>
    /// <param name="id">The session's name.</param>
    /// <param name="eid">The export's name.</param>
    internal NoContent Remove(string id, string eid)
    {
        jobs.Remove(id, eid);
        return TypedResults.NoContent();
    }
}
