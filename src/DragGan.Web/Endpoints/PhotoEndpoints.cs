using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DragGan.Web;

/// <summary>Photographs: reserved, so that clients can tell "not yet" from "never".</summary>
internal static class PhotoEndpoints
{
    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapMethods("/api/photos", [HttpMethods.Get, HttpMethods.Post], Refuse).WithTags("Photos").WithName("Photos").ExcludeFromDescription();

    private static Task Refuse(HttpContext context) =>
        Problems.Write(context, Problems.Of(StatusCodes.Status501NotImplemented, "Photographs are not built yet."));
}
