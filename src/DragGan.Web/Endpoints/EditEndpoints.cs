using DragGan.Editing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DragGan.Web;

/// <summary>Edits of a session as a whole: its picture, settings, undo and redo, and its drag.</summary>
internal sealed class EditEndpoints(Sessions sessions)
{
    /// <summary>Adds the endpoints.</summary>
    public void Map(IEndpointRouteBuilder api)
    {
        RouteGroupBuilder group = api.MapGroup("/api/sessions/{id}").WithTags("Edits");
        group.MapPut("/image", SetImage).WithName("SetImage");
        group.MapPut("/latent", SetLatent).WithName("SetLatent").TakesFile(Limits.Latent);
        group.MapPatch("/settings", SetSettings).WithName("SetSettings");
        group.MapPost("/undo", Undo).WithName("Undo");
        group.MapPost("/redo", Redo).WithName("Redo");
        group.MapPost("/drag", StartDrag).WithName("StartDrag");
        group.MapDelete("/drag", StopDrag).WithName("StopDrag");
        group.MapPost("/timeline/keep", Keep).WithName("KeepFrame");
    }

    /// <summary>Begins again with the picture of a seed. Points, mask and transition go; undo brings them back.</summary>
    /// <param name="id">The session's name.</param>
    /// <param name="body">The picture.</param>
    /// <param name="cancellation">Breaks it off.</param>
    internal Task<Session> SetImage(string id, Body<NewImage> body, CancellationToken cancellation)
    {
        NewImage wish = body.Value;
        SeedImage image = new(wish.Seed, Text.Finite(wish.Truncation ?? 1, "truncation"), wish.Label);
        return sessions.Do(id, session => session.ChooseSeedAsync(wish.Model, image, cancellation), cancellation);
    }

    /// <summary>Begins again with a latent: the body is its file, .safetensors or .npy. Points, mask and transition go; undo brings them back.</summary>
    /// <param name="context">The request.</param>
    /// <param name="id">The session's name.</param>
    /// <param name="name">What the file is called.</param>
    internal async Task<Session> SetLatent(HttpContext context, string id, string name)
    {
        string fileName = Text.Short(name, nameof(name));
        LiveSession session = await sessions.Find(id, context.RequestAborted);
        byte[] file = await Upload.Read(context.Request, Limits.Latent);
        return sessions.Describe(await session.ChooseLatentAsync(fileName, file, context.RequestAborted));
    }

    /// <summary>Changes settings; what is left out stays.</summary>
    /// <param name="id">The session's name.</param>
    /// <param name="body">What changes.</param>
    /// <param name="cancellation">Breaks it off.</param>
    internal Task<Session> SetSettings(string id, Body<SettingsChange> body, CancellationToken cancellation) => sessions.Do(
        id, session => session.Edit("Change settings", document => document.WithSettings(document.Settings.With(body.Value))), cancellation);

    /// <summary>Takes the last change back.</summary>
    /// <param name="id">The session's name.</param>
    /// <param name="cancellation">Breaks it off.</param>
    internal Task<Session> Undo(string id, CancellationToken cancellation) => sessions.Do(id, session => session.Undo(), cancellation);

    /// <summary>Brings the change taken back last back.</summary>
    /// <param name="id">The session's name.</param>
    /// <param name="cancellation">Breaks it off.</param>
    internal Task<Session> Redo(string id, CancellationToken cancellation) => sessions.Do(id, session => session.Redo(), cancellation);

    /// <summary>Starts a drag: every handle that has a target is pulled. Does nothing if one runs.</summary>
    /// <param name="id">The session's name.</param>
    /// <param name="cancellation">Breaks it off.</param>
    /// <param name="gesture">Changes of the same gesture are undone as one.</param>
    internal Task<Session> StartDrag(string id, CancellationToken cancellation, string? gesture = null) =>
        sessions.Do(id, session => session.StartDragAsync(Text.Gesture(gesture), cancellation), cancellation);

    /// <summary>Stops the drag; the picture stays as it is. Does nothing if none runs.</summary>
    /// <param name="id">The session's name.</param>
    /// <param name="cancellation">Breaks it off.</param>
    internal Task<Session> StopDrag(string id, CancellationToken cancellation) => sessions.Do(id, session => session.StopDrag(), cancellation);

    /// <summary>Goes on from a frame of the transition: later frames go; undo brings them back.</summary>
    /// <param name="id">The session's name.</param>
    /// <param name="body">The frame.</param>
    /// <param name="cancellation">Breaks it off.</param>
    internal Task<Session> Keep(string id, Body<KeepFrame> body, CancellationToken cancellation) =>
        sessions.Do(id, session => session.KeepUntil(body.Value.Frame), cancellation);
}
