using DragGan.Dragging;
using DragGan.Editing;
using Microsoft.AspNetCore.Http;

namespace DragGan.Web;

/// <summary>Points, in the API's words and in the editor's.</summary>
internal static class PointMapping
{
    /// <summary>The API's words.</summary>
    /// <param name="point">The point.</param>
    /// <param name="smooth">Whether it lies where little can be told apart; null if that is not known.</param>
    public static Point ToPoint(this EditPoint point, bool? smooth) => new(
        point.Id, point.Kind.ToWord(), point.Position.X, point.Position.Y, point.Target?.X, point.Target?.Y,
        point.Target is { } target ? new Handle(point.Position, target).Distance : null, smooth);

    /// <summary>The API's word.</summary>
    public static PointWord ToWord(this PointKind kind) => kind == PointKind.Anchor ? PointWord.Anchor : PointWord.Handle;

    /// <summary>The editor's word.</summary>
    public static PointKind ToKind(this PointWord word) => word == PointWord.Anchor ? PointKind.Anchor : PointKind.Handle;

    /// <summary>A place from two coordinates that are given both or neither.</summary>
    /// <exception cref="BadHttpRequestException">Only one is given, or one is not finite.</exception>
    public static ImagePoint? Place(double? x, double? y, string xName, string yName) => (x, y) switch
    {
        (double left, double top) => new ImagePoint(Text.Finite(left, xName), Text.Finite(top, yName)),
        (null, null) => null,
        _ => throw new BadHttpRequestException($"'{xName}' and '{yName}' belong together: give both or neither."),
    };
}
