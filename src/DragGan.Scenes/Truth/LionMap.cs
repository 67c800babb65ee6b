namespace DragGan.Scenes;

/// <summary>What the middle of every pixel shows: a part of the lion, and the place on it in the part's own moving frame.</summary>
/// <remarks>The same place of the same part in another picture is the same place of the lion; <see cref="FlowTo"/> follows from that.</remarks>
public sealed class LionMap
{
    private readonly LionPart[] _parts;
    private readonly Point3[] _positions;

    internal LionMap(int size, LionPart[] parts, Point3[] positions) => (Size, _parts, _positions) = (size, parts, positions);

    /// <summary>Pixels along a side.</summary>
    public int Size { get; }

    /// <summary>The part each pixel shows, row by row.</summary>
    public ReadOnlySpan<LionPart> Parts => _parts;

    /// <summary>The place on it; zero on the background.</summary>
    public ReadOnlySpan<Point3> Positions => _positions;

    /// <summary>Traces a lion's map.</summary>
    /// <param name="lion">The lion.</param>
    /// <param name="size">Pixels along a side, from <see cref="Lion.SmallestSize"/> to <see cref="Lion.LargestSize"/>.</param>
    public static LionMap Of(Lion lion, int size)
    {
        ArgumentNullException.ThrowIfNull(lion);
        Lion.RequireSize(size);
        return new LionSurvey(lion.Pose, size).Map();
    }

    /// <summary>Where the places seen here have gone in another picture of this size.</summary>
    /// <param name="other">A lion in another pose; colours do not matter.</param>
    public LionFlow FlowTo(Lion other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Point3[] there = new Point3[_parts.Length];
        PicturePoint[] targets = new PicturePoint[_parts.Length];
        Frame[] frames = [.. Enum.GetValues<LionPart>().Select(part => LionFrames.ToWorld(part, other.Pose))];
        for (int i = 0; i < _parts.Length; i++)
        {
            if (_parts[i] != LionPart.Background)
            {
                there[i] = frames[(int)_parts[i]].ToOuter(_positions[i]);
                targets[i] = Camera.Project(there[i]);
            }
        }

        bool[] seen = new bool[_parts.Length];
        new LionSight(other.Pose, LionFlow.Tolerance).Sees(there, seen);
        for (int i = 0; i < seen.Length; i++)
        {
            seen[i] &= _parts[i] != LionPart.Background;
        }

        return new LionFlow(Size, targets, seen);
    }
}
