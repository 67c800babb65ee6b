using System.Collections.Immutable;
using System.Numerics;
using DragGan.Dragging;
using DragGan.Imaging;

namespace DragGan.App.Dragging;

/// <summary>Shows on a picture where the handles are (red), where they shall go (blue), and what is anchored (violet).</summary>
internal static class HandleMarks
{
    private static readonly PixelColor HandleColor = new(230, 40, 40);
    private static readonly PixelColor TargetColor = new(40, 90, 230);
    private static readonly PixelColor AnchorColor = new(122, 75, 208);
    private static readonly PixelColor PathColor = PixelColor.White with { A = 200 };

    /// <summary>A marked copy; sizes of the marks follow the picture's.</summary>
    /// <param name="picture">The picture, not changed.</param>
    /// <param name="handles">The handles, anchors last.</param>
    /// <param name="anchors">How many of them are anchors.</param>
    public static RasterImage On(RasterImage picture, ImmutableArray<Handle> handles, int anchors)
    {
        RasterImage marked = picture.ToLayout(PixelLayout.Rgb);
        Painter painter = new(marked);
        float unit = Math.Max(1, picture.Width / 256f);
        foreach ((int index, Handle handle) in handles.Index())
        {
            bool isAnchor = index >= handles.Length - anchors;
            Vector2 position = new(handle.Position.X, handle.Position.Y), target = new(handle.Target.X, handle.Target.Y);
            painter.Arrow(position, target, 1.5f * unit, 7 * unit, PathColor);
            painter.Ring(target, 4 * unit, 1.5f * unit, isAnchor ? AnchorColor : TargetColor);
            painter.Disc(position, 3.5f * unit, PixelColor.White);
            painter.Disc(position, 2.5f * unit, isAnchor ? AnchorColor : HandleColor);
        }

        return marked;
    }
}
