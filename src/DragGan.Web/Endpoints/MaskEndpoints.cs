using DragGan.Editing;
using DragGan.Imaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DragGan.Web;

/// <summary>The mask: what may move and what must stay.</summary>
internal sealed class MaskEndpoints(Sessions sessions)
{
    private const string Png = "image/png";

    /// <summary>Adds the endpoints.</summary>
    public void Map(IEndpointRouteBuilder api)
    {
        RouteGroupBuilder group = api.MapGroup("/api/sessions/{id}/mask").WithTags("Mask");
        group.MapPut("/", Set).WithName("SetMask").TakesFile(Limits.Mask, Png);
        group.MapGet("/", Get).WithName("GetMask").GivesFile(Png);
        group.MapDelete("/", Clear).WithName("ClearMask");
    }

    /// <summary>Sets the mask: a PNG of the picture's size, white where the picture may move, black where it stays.</summary>
    /// <param name="context">The request.</param>
    /// <param name="id">The session's name.</param>
    /// <param name="gesture">Changes of the same gesture are undone as one.</param>
    internal async Task<Session> Set(HttpContext context, string id, string? gesture = null)
    {
        string? name = Text.Gesture(gesture);
        LiveSession session = await sessions.Find(id, context.RequestAborted);
        byte[] file = await Upload.Read(context.Request, Limits.Mask);
        int resolution = session.Snapshot.Document.Model.Resolution;
        EditMask mask = EditMask.FromImage(PngReader.Read(new MemoryStream(file), Bounds(resolution)).Raster);
        return sessions.Describe(session.Edit("Paint the mask", document => document.WithMask(mask), name));
    }

    /// <summary>Shows the mask.</summary>
    /// <param name="context">The request.</param>
    /// <param name="id">The session's name.</param>
    internal async Task Get(HttpContext context, string id)
    {
        LiveSession session = await sessions.Find(id, context.RequestAborted);
        EditMask mask = session.Snapshot.Document.Mask ?? throw new EditException(EditFault.NotFound, "There is no mask.");
        using MemoryStream file = new();
        PngWriter.Write(file, mask.ToImage());
        context.Response.Headers.CacheControl = "no-cache";
        await FileAnswer.Write(context, file.ToArray(), Png, FileAnswer.ETag(ImageMapping.TagOf(mask)));
    }

    /// <summary>Removes the mask.</summary>
    /// <param name="id">The session's name.</param>
    /// <param name="cancellation">Breaks it off.</param>
    internal Task<Session> Clear(string id, CancellationToken cancellation) =>
        sessions.Do(id, session => session.Edit("Remove the mask", document => document.WithMask(null)), cancellation);

    // Twice the picture's size, so that a mask for another model is refused for its size and not as too large.
    private static PngLimits Bounds(int resolution) => new() { Side = 2 * resolution, Pixels = (int)Math.Min(128L << 20, 4L * resolution * resolution) };
}
