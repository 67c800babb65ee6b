using DragGan.Numerics;

namespace DragGan.Dragging;

/// <summary>The cells of the feature map that a step looks at, and those to which its loss has a gradient.</summary>
/// <remarks>
/// A step reads the tracking window around each handle's last place and the disc around its next one, which lies in that window, the disc
/// around each anchor's own place, and the fixed pixels; its gradient ends at the discs' pixels, shifted, and at the fixed ones. Nothing else of the map can matter.
/// </remarks>
internal sealed class StepSight
{
    /// <summary>Beyond the disc's radius: the shift by one pixel, its stretch by up to one (<see cref="Disc"/>), and the next pixel of a sample in between.</summary>
    private const int DiscMargin = 3;

    private readonly ResizeAxis _axis;
    private readonly int _discRadius;
    private readonly int _windowRadius;
    private readonly PixelRect _fixed;
    private readonly bool _wholeMap;

    /// <param name="axis">From cells to pixels.</param>
    /// <param name="discRadius">r₁, in pixels.</param>
    /// <param name="windowRadius">r₂, in pixels.</param>
    /// <param name="region">What must not move, if it matters.</param>
    /// <param name="wholeMap">Look at everything, whatever matters.</param>
    public StepSight(ResizeAxis axis, int discRadius, int windowRadius, FixedRegion? region, bool wholeMap)
    {
        (_axis, _discRadius, _windowRadius, _wholeMap) = (axis, discRadius, windowRadius, wholeMap);
        _fixed = region is null ? default : Cells(region.Bounds);
        Seen = new Region(axis.Cells, axis.Cells);
        Touched = new Region(axis.Cells, axis.Cells);
    }

    /// <summary>The cells that the next step looks at.</summary>
    public Region Seen { get; }

    /// <summary>The cells outside which this step's gradient is zero.</summary>
    public Region Touched { get; }

    /// <summary>Looks where handles may be found, and where they would then be pulled.</summary>
    /// <param name="handles">Where they were last.</param>
    /// <param name="origins">Where they were when the drag began: anchors are compared there.</param>
    /// <param name="tracking">Whether they are looked for; at a drag's first step they are where they are.</param>
    public void Look(ReadOnlySpan<Handle> handles, ReadOnlySpan<ImagePoint> origins, bool tracking) =>
        Set(Seen, handles, origins, _discRadius + DiscMargin + (tracking ? _windowRadius : 0));

    /// <summary>Looks where reference features are taken.</summary>
    public void LookAt(ReadOnlySpan<ImagePoint> origins)
    {
        Begin(Seen);
        foreach (ImagePoint origin in origins)
        {
            Add(Seen, origin, _discRadius + DiscMargin);
        }
    }

    /// <summary>Touches where handles are pulled.</summary>
    /// <param name="handles">Where they are.</param>
    /// <param name="origins">Where they were when the drag began: anchors are held there.</param>
    public void Touch(ReadOnlySpan<Handle> handles, ReadOnlySpan<ImagePoint> origins) => Set(Touched, handles, origins, _discRadius + DiscMargin);

    private void Set(Region region, ReadOnlySpan<Handle> handles, ReadOnlySpan<ImagePoint> origins, int radius)
    {
        Begin(region);
        for (int i = 0; i < handles.Length; i++)
        {
            Add(region, handles[i].Position, radius);
            if (handles[i].IsAnchorOf(origins[i]))
            {
                Add(region, origins[i], _discRadius + DiscMargin);
            }
        }
    }

    private void Begin(Region region)
    {
        if (_wholeMap)
        {
            region.Fill();
            return;
        }

        region.Clear();
        region.Add(_fixed);
    }

    private void Add(Region region, ImagePoint centre, int radius)
    {
        if (!_wholeMap)
        {
            (int x, int y) = ((int)centre.X, (int)centre.Y);
            region.Add(Cells(new PixelRect(y - radius, x - radius, y + radius + 1, x + radius + 1)));
        }
    }

    private PixelRect Cells(PixelRect pixels)
    {
        PixelRect inside = pixels.Intersect(new PixelRect(0, 0, _axis.Pixels, _axis.Pixels));
        if (inside.IsEmpty)
        {
            return default;
        }

        (int top, int bottom) = _axis.CellsOf(inside.Top, inside.Bottom - 1);
        (int left, int right) = _axis.CellsOf(inside.Left, inside.Right - 1);
        return new PixelRect(top, left, bottom, right);
    }
}
