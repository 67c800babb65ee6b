using DragGan.Dragging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DragGan.Web;

/// <summary>Points: handles, their targets, and anchors.</summary>
internal sealed class PointEndpoints(Sessions sessions)
{
    /// <summary>Adds the endpoints.</summary>
    public void Map(IEndpointRouteBuilder api)
    {
        RouteGroupBuilder group = api.MapGroup("/api/sessions/{id}/points").WithTags("Points");
        group.MapPost("/", Add).WithName("AddPoint");
        group.MapPatch("/{pid}", Move).WithName("MovePoint");
        group.MapDelete("/{pid}", Remove).WithName("RemovePoint");
        group.MapDelete("/", Clear).WithName("ClearPoints");
    }

    /// <summary>Places a point; it becomes the last one.</summary>
    /// <param name="id">The session's name.</param>
    /// <param name="body">The point.</param>
    /// <param name="cancellation">Breaks it off.</param>
    internal Task<Session> Add(string id, Body<NewPoint> body, CancellationToken cancellation)
    {
        NewPoint point = body.Value;
        ImagePoint place = PointMapping.Place(point.X, point.Y, "x", "y")!.Value;
        ImagePoint? target = PointMapping.Place(point.TargetX, point.TargetY, "targetX", "targetY");
        string label = point.Kind == PointWord.Anchor ? "Place an anchor" : "Place a point";
        return sessions.Do(id, session => session.Edit(label, document => document.AddPoint(point.Kind.ToKind(), place, target), Text.Gesture(point.Gesture)), cancellation);
    }

    /// <summary>Moves a point or its target; what is left out stays.</summary>
    /// <param name="id">The session's name.</param>
    /// <param name="pid">The point's number.</param>
    /// <param name="body">Where to.</param>
    /// <param name="cancellation">Breaks it off.</param>
    internal Task<Session> Move(string id, int pid, Body<PointChange> body, CancellationToken cancellation)
    {
        PointChange change = body.Value;
        ImagePoint? place = PointMapping.Place(change.X, change.Y, "x", "y");
        ImagePoint? target = PointMapping.Place(change.TargetX, change.TargetY, "targetX", "targetY");
        string label = place is null ? $"Move target {pid}" : $"Move point {pid}";
        return sessions.Do(id, session => session.Edit(label, document => document.MovePoint(pid, place, target), Text.Gesture(change.Gesture)), cancellation);
    }

    /// <summary>Deletes a point.</summary>
    /// <param name="id">The session's name.</param>
    /// <param name="pid">The point's number.</param>
    /// <param name="cancellation">Breaks it off.</param>
    internal Task<Session> Remove(string id, int pid, CancellationToken cancellation) =>
        sessions.Do(id, session => session.Edit($"Delete point {pid}", document => document.RemovePoint(pid)), cancellation);

    /// <summary>Deletes every point.</summary>
    /// <param name="id">The session's name.</param>
    /// <param name="cancellation">Breaks it off.</param>
    internal Task<Session> Clear(string id, CancellationToken cancellation) =>
        sessions.Do(id, session => session.Edit("Delete every point", document => document.ClearPoints()), cancellation);
}
