using System.Runtime.Intrinsics;
using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>Which points of a lion are seen, found out by tracing rays to them.</summary>
internal sealed class LionSight
{
    private readonly float _tolerance;
    private readonly LionBounds _bounds;
    private readonly LionTracer _tracer;

    /// <param name="pose">The lion's.</param>
    /// <param name="tolerance">How far before a point its ray may end, in the world's unit; a pixel of a picture of 256 is 0.011.</param>
    public LionSight(LionPose pose, float tolerance)
    {
        _tolerance = tolerance;
        _bounds = new LionBounds(pose);
        _tracer = new LionTracer(new LionField(pose), _bounds);
    }

    /// <summary>Says of each point whether it lies in the picture and nothing before it.</summary>
    public void Sees(ReadOnlySpan<Point3> points, Span<bool> visible)
    {
        Span<float> x = stackalloc float[Width], y = stackalloc float[Width], far = stackalloc float[Width];
        for (int begin = 0; begin < points.Length; begin += Width)
        {
            int count = Math.Min(Width, points.Length - begin);
            for (int i = 0; i < Width; i++)
            {
                Point3 point = points[begin + Math.Min(i, count - 1)];
                PicturePoint seen = Camera.Project(point);
                (x[i], y[i], far[i]) = ((seen.X * 2) - 1, 1 - (seen.Y * 2), (point - Camera.Position).Length());
            }

            ulong clear = Clear(Vector512.Create<float>(x), Vector512.Create<float>(y), Vector512.Create<float>(far));
            for (int i = 0; i < count; i++)
            {
                visible[begin + i] = (clear >> i & 1) != 0 && Math.Abs(x[i]) <= 1 && Math.Abs(y[i]) <= 1;
            }
        }
    }

    private ulong Clear(Lane x, Lane y, Lane far)
    {
        Points direction = Camera.Rays(x, y);
        LionParts parts = _bounds.AlongRays(Camera.Position, direction, out Lane first, out Lane last);
        Lane hit = _tracer.Follow(direction, parts, first, last, out Lane distance);
        return ~Vector512.ExtractMostSignificantBits(hit & Less(distance, far - S(_tolerance))); // a ray that meets nothing has passed a point on the rim
    }
}
