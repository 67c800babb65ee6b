using System.Globalization;
using System.IO.Compression;
using DragGan.Dragging;
using DragGan.Editing;
using DragGan.Imaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DragGan.Web;

/// <summary>The transition: its pictures, what it measured, and how well places in it can be told apart.</summary>
internal sealed class PictureEndpoints(Sessions sessions)
{
    private const string Png = "image/png", Last = "last";
    private const int LeastSize = 16, MostSize = 4096;

    /// <summary>Adds the endpoints.</summary>
    public void Map(IEndpointRouteBuilder api)
    {
        RouteGroupBuilder group = api.MapGroup("/api/sessions/{id}").WithTags("Transition");
        group.MapGet("/timeline", GetTimeline).WithName("GetTimeline");
        group.MapGet("/frames/{n}.png", GetFrame).WithName("GetFrame").GivesFile(Png);
        group.MapGet("/texture", GetTexture).WithName("GetTexture");
    }

    /// <summary>Says what the transition measured.</summary>
    /// <param name="id">The session's name.</param>
    /// <param name="cancellation">Breaks it off.</param>
    internal async Task<Timeline> GetTimeline(string id, CancellationToken cancellation) => (await sessions.Find(id, cancellation)).Snapshot.Document.ToTimeline();

    /// <summary>Shows a frame of the transition, unmarked, for the page itself. What is to be given away is exported.</summary>
    /// <param name="context">The request.</param>
    /// <param name="id">The session's name.</param>
    /// <param name="n">Its number from 0, or "last".</param>
    /// <param name="size">Pixels in height and width at most: 16 to 4096; left out: as it is.</param>
    /// <param name="hold">Whether the fixed area shows the start's pixels; left out: as the settings say.</param>
    internal async Task GetFrame(HttpContext context, string id, string n, int? size = null, bool? hold = null)
    {
        if (size is < LeastSize or > MostSize)
        {
            throw new BadHttpRequestException($"'size' must be from {LeastSize} to {MostSize}, but is {size}.");
        }

        LiveSession session = await sessions.Find(id, context.RequestAborted);
        EditDocument document = session.Snapshot.Document;
        document = document.WithSettings(document.Settings with { HoldFixedArea = hold ?? document.Settings.HoldFixedArea });
        int frame = n == Last ? document.FrameCount - 1 : Number(n);
        string etag = FrameTag.Of(document, frame, size);
        context.Response.Headers.CacheControl = "no-cache"; // the same address shows another picture after the next drag
        if (FileAnswer.IsKnown(context, etag))
        {
            return;
        }

        // Small pictures are for lists and the timeline: many at once, and nobody waits for a certain one.
        LanePriority priority = size is null ? LanePriority.Interactive : LanePriority.Background;
        RasterImage picture = await session.PictureAsync(document, frame, priority, context.RequestAborted);
        using MemoryStream file = new();
        PngWriter.Write(file, size < picture.Width ? Resampler.Area(picture, size.Value, size.Value) : picture, level: CompressionLevel.Fastest);
        await FileAnswer.Write(context, file.ToArray(), Png, etag);
    }

    /// <summary>Says how well a place can be told apart from what surrounds it, and where nearby that is best.</summary>
    /// <param name="id">The session's name.</param>
    /// <param name="x">Pixels from the left.</param>
    /// <param name="y">Pixels from the top.</param>
    /// <param name="cancellation">Breaks it off.</param>
    internal async Task<TextureInfo> GetTexture(string id, double x, double y, CancellationToken cancellation)
    {
        ImagePoint place = PointMapping.Place(x, y, nameof(x), nameof(y))!.Value;
        LiveSession session = await sessions.Find(id, cancellation);
        PlaceTexture texture = await session.TextureAsync(place, cancellation);
        return new(texture.Distinctiveness, texture.IsSmooth, new(texture.Best.X, texture.Best.Y, texture.BestDistinctiveness));
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        ? number
        : throw new BadHttpRequestException($"A frame is a number from 0, or '{Last}', not '{text}'.");
}
