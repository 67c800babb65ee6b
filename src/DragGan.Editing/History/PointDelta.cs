namespace DragGan.Editing;

/// <summary>Which fields of a point a delta holds. The numbers stand in session files.</summary>
[Flags]
internal enum PointFields
{
    None = 0,

    /// <summary>The whole point, or that there is none.</summary>
    Existence = 1,
    Kind = 2,
    Position = 4,
    Target = 8,
}

/// <summary>Values of one point.</summary>
/// <param name="Id">The point.</param>
/// <param name="Fields">Which of its fields are meant.</param>
/// <param name="Value">Holds them; null if there shall be no such point.</param>
internal sealed record PointDelta(int Id, PointFields Fields, EditPoint? Value)
{
    /// <summary>A whole point.</summary>
    public static PointDelta Of(EditPoint point) => new(point.Id, PointFields.Existence, point);

    /// <summary>No such point.</summary>
    public static PointDelta None(int id) => new(id, PointFields.Existence, Value: null);

    /// <summary>Of a whole point or none: its values as far as they differ from those of <paramref name="now"/>; null if none does.</summary>
    public PointDelta? Unlike(EditPoint? now)
    {
        if (Value is null || now is null)
        {
            return Value is null && now is null ? null : this;
        }

        PointFields differing = (Value.Kind != now.Kind ? PointFields.Kind : 0)
            | (Value.Position != now.Position ? PointFields.Position : 0)
            | (Value.Target != now.Target ? PointFields.Target : 0);
        return differing == PointFields.None ? null : this with { Fields = differing };
    }

    /// <summary>The point with these values in place of its own; null where it shall not be, or is not there to be changed.</summary>
    public EditPoint? ApplyTo(EditPoint? now) => Fields.HasFlag(PointFields.Existence) ? Value : now is null || Value is null ? now : now with
    {
        Kind = Fields.HasFlag(PointFields.Kind) ? Value.Kind : now.Kind,
        Position = Fields.HasFlag(PointFields.Position) ? Value.Position : now.Position,
        Target = Fields.HasFlag(PointFields.Target) ? Value.Target : now.Target,
    };

    /// <summary>What takes <see cref="ApplyTo"/> back: the same fields as they are now.</summary>
    public PointDelta Inverse(EditPoint? now) =>
        Fields.HasFlag(PointFields.Existence) ? new PointDelta(Id, PointFields.Existence, now) : now is null ? this : this with { Value = now };

    /// <summary>Values from before two edits, given those from before the <paramref name="second"/>; this is the first one's.</summary>
    public PointDelta Before(PointDelta second) => Fields.HasFlag(PointFields.Existence)
        ? this
        : new PointDelta(Id, Fields | second.Fields, ApplyTo(second.Value));
}
