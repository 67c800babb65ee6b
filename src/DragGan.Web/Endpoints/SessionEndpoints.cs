using DragGan.Editing;
using DragGan.StyleGan;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DragGan.Web;

/// <summary>Sessions: beginning, finding and deleting them.</summary>
internal sealed class SessionEndpoints(SessionHub hub, Sessions sessions, ModelLibrary library, DefaultModel defaultModel, ExportJobs exports, TemporaryFiles temporary)
{
    /// <summary>Adds the endpoints.</summary>
    public void Map(IEndpointRouteBuilder api)
    {
        RouteGroupBuilder group = api.MapGroup("/api/sessions").WithTags("Sessions");
        group.MapPost("/", Create).WithName("CreateSession");
        group.MapPost("/import", Import).WithName("ImportSession").TakesFile(Limits.Project, "application/zip");
        group.MapGet("/", List).WithName("ListSessions");
        group.MapGet("/{id}", Get).WithName("GetSession");
        group.MapPatch("/{id}", Rename).WithName("RenameSession");
        group.MapDelete("/{id}", Delete).WithName("DeleteSession");
    }

    /// <summary>Begins a session with the picture of a seed.</summary>
    internal async Task<Created<Session>> Create(Body<NewSession> body, CancellationToken cancellation)
    {
        NewSession wish = body.Value;
        string model = wish.Model ?? defaultModel.Id(await library.ListAsync(cancellation)) ?? throw new EditException(EditFault.Conflict, "There is no model. Add one first.");
        Showcase? showcase = (await library.FindAsync(model, cancellation))?.Info?.Showcase;
        SeedImage image = new(wish.Seed ?? showcase?.Seeds[0] ?? 0, Text.Finite(wish.Truncation ?? showcase?.Truncation ?? 1, "truncation"), wish.Label);
        return Created(await hub.CreateAsync(new Editing.NewSession(model, image), cancellation));
    }

    /// <summary>Begins a session with a project file.</summary>
    internal async Task<Created<Session>> Import(HttpContext context, CancellationToken cancellation)
    {
        await using FileStream project = await temporary.Receive(context.Request.Body, cancellation);
        return Created(await hub.ImportAsync(project, cancellation));
    }

    /// <summary>Lists every session, the one changed last first.</summary>
    internal SessionList List() => new(
        [.. hub.List().Select(session => new SessionEntry(session.Id, session.Summary.Name, session.Summary.ModelId, session.Summary.Changed, session.Summary.Frames))]);

    /// <summary>Describes a session as it is now.</summary>
    /// <param name="id">The session's name.</param>
    /// <param name="cancellation">Breaks it off.</param>
    internal Task<Session> Get(string id, CancellationToken cancellation) => sessions.Do(id, session => session.Snapshot, cancellation);

    /// <summary>Gives a session another name.</summary>
    /// <param name="id">The session's name in addresses, which stays.</param>
    /// <param name="body">The other name.</param>
    /// <param name="cancellation">Breaks it off.</param>
    internal Task<Session> Rename(string id, Body<Rename> body, CancellationToken cancellation) =>
        sessions.Do(id, session => session.Edit("Rename", document => document.Renamed(body.Value.Name)), cancellation);

    /// <summary>Deletes a session with everything in it.</summary>
    /// <param name="id">The session's name.</param>
    internal async Task<NoContent> Delete(string id)
    {
        await hub.DeleteAsync(id);
        exports.RemoveAll(id);
        return TypedResults.NoContent();
    }

    private Created<Session> Created(LiveSession session) => TypedResults.Created($"/api/sessions/{session.Id}", sessions.Describe(session.Snapshot));
}
