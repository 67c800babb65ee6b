using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DragGan.Web;

/// <summary>Small pictures of seeds, to choose from.</summary>
internal sealed class SeedEndpoints(SeedPictures pictures)
{
    private const int LeastSize = 16, MostSize = 1024;

    /// <summary>Adds the endpoints.</summary>
    public void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/api/models/{id}/seeds/{seed}.png", Get).WithTags("Models").WithName("GetSeedPicture").GivesFile("image/png");

    /// <summary>Makes a small picture of a seed.</summary>
    /// <param name="context">The request.</param>
    /// <param name="id">The model's name.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="truncation">How far the picture may be from the average one: 1 is no limit.</param>
    /// <param name="label">The label, for models that have labels.</param>
    /// <param name="size">Pixels in height and width at most: 16 to 1024.</param>
    internal async Task Get(HttpContext context, string id, uint seed, float truncation = 1, int? label = null, int size = 128)
    {
        if (size is < LeastSize or > MostSize)
        {
            throw new BadHttpRequestException($"'size' must be from {LeastSize} to {MostSize}, but is {size}.");
        }

        SeedPictureKey key = new(id, seed, Text.Finite(truncation, nameof(truncation)), label, size);
        SeedPicture picture = await pictures.Get(key, context.RequestAborted);

        // The address does not say which file the model is: another one may get its name one day.
        context.Response.Headers.CacheControl = "private, max-age=3600";
        await FileAnswer.Write(context, picture.Png, "image/png", FileAnswer.ETag($"{picture.Fingerprint}/{key}"));
    }
}
