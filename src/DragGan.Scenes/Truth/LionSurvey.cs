using System.Runtime.Intrinsics;
using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>Traces the middle of every pixel and finds out what it shows.</summary>
internal sealed class LionSurvey
{
    private readonly int _size;
    private readonly LionField _field;
    private readonly LionBounds _bounds;
    private readonly LionTracer _tracer;
    private readonly Frame[] _frames;
    private readonly LionPart[] _parts;
    private readonly Point3[] _positions;

    public LionSurvey(LionPose pose, int size)
    {
        _size = size;
        _field = new LionField(pose);
        _bounds = new LionBounds(pose);
        _tracer = new LionTracer(_field, _bounds);
        _frames = [.. Enum.GetValues<LionPart>().Select(part => LionFrames.ToWorld(part, pose))];
        (_parts, _positions) = (new LionPart[size * size], new Point3[size * size]);
    }

    /// <summary>The whole picture's map.</summary>
    public LionMap Map()
    {
        Span<float> x = stackalloc float[Width], y = stackalloc float[Width];
        for (int begin = 0; begin < _parts.Length; begin += Width)
        {
            for (int i = 0; i < Width; i++)
            {
                int pixel = Math.Min(begin + i, _parts.Length - 1);
                x[i] = (((pixel % _size) + 0.5f) * 2 / _size) - 1;
                y[i] = 1 - (((pixel / _size) + 0.5f) * 2 / _size);
            }

            Look(Vector512.Create<float>(x), Vector512.Create<float>(y), begin);
        }

        return new LionMap(_size, _parts, _positions);
    }

    private void Look(Lane x, Lane y, int begin)
    {
        Points direction = Camera.Rays(x, y);
        LionParts parts = _bounds.AlongRays(Camera.Position, direction, out Lane first, out Lane last);
        if (parts == LionParts.None)
        {
            return;
        }

        Lane hit = _tracer.Follow(direction, parts, first, last, out Lane distance);
        Points p = Points.All(Camera.Position) + (direction * Select(hit, distance, S(Camera.Position.Z)));
        FieldSample sample = default;
        LionField.Reset(ref sample);
        _field.Distance(p, _bounds.Near(p, hit, LionBounds.Seam), ref sample);
        Lane part = LionPartition.NearestPart(sample);

        ulong hits = Vector512.ExtractMostSignificantBits(hit);
        for (int i = 0; i < Math.Min(Width, _parts.Length - begin); i++)
        {
            if ((hits >> i & 1) != 0)
            {
                _parts[begin + i] = (LionPart)(int)part[i];
                _positions[begin + i] = _frames[(int)part[i]].ToInner(new(p.X[i], p.Y[i], p.Z[i]));
            }
        }
    }
}
