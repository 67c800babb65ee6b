using System.Collections.Immutable;

namespace DragGan.Editing;

/// <summary>Values of some fields of a document; null or absent are those it does not touch.</summary>
/// <remarks>
/// One side is enough: <see cref="Swap"/> puts the values into a document and takes out those that were there, so that undo and redo are the
/// same operation and exact inverses of each other, whatever has happened to a field in between.
/// </remarks>
internal sealed record DocumentDelta
{
    /// <summary>Model, image, start and drags.</summary>
    public PictureValue? Picture { get; init; }

    /// <summary>The mask.</summary>
    public MaskValue? Mask { get; init; }

    /// <summary>The settings.</summary>
    public EditSettings? Settings { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>Points, or some of their fields; at most one for each point.</summary>
    public ImmutableArray<PointDelta> Points { get; init; } = [];

    /// <summary>Whether nothing is touched.</summary>
    public bool IsEmpty => Picture is null && Mask is null && Settings is null && Name is null && Points.IsEmpty;

    /// <summary>Everything a document has. Points it has not are not mentioned.</summary>
    public static DocumentDelta All(EditDocument document) => new()
    {
        Picture = PictureValue.Of(document),
        Mask = new MaskValue(document.Mask),
        Settings = document.Settings,
        Name = document.Name,
        Points = [.. document.Points.Select(PointDelta.Of)],
    };

    /// <summary>The values of <paramref name="before"/> that <paramref name="after"/> has not.</summary>
    public static DocumentDelta Between(EditDocument before, EditDocument after)
    {
        DocumentDelta changed = All(before).Unlike(after);
        IEnumerable<PointDelta> added = after.Points.Where(point => before.Points.All(old => old.Id != point.Id)).Select(point => PointDelta.None(point.Id));
        return changed with { Points = changed.Points.AddRange(added) };
    }

    /// <summary>Of <see cref="All"/>: the values that <paramref name="document"/> has not.</summary>
    public DocumentDelta Unlike(EditDocument document) => new()
    {
        Picture = Picture?.SameAs(PictureValue.Of(document)) == false ? Picture : null,
        Mask = Mask?.SameAs(document.Mask) == false ? Mask : null,
        Settings = Settings == document.Settings ? null : Settings,
        Name = Name == document.Name ? null : Name,
        Points = [.. Points.Select(point => point.Unlike(Find(document, point.Id))).OfType<PointDelta>()],
    };

    /// <summary>The document with these values, and the delta that takes it back.</summary>
    public (EditDocument Document, DocumentDelta Inverse) Swap(EditDocument document)
    {
        DocumentDelta inverse = new()
        {
            Picture = Picture is null ? null : PictureValue.Of(document),
            Mask = Mask is null ? null : new MaskValue(document.Mask),
            Settings = Settings is null ? null : document.Settings,
            Name = Name is null ? null : document.Name,
            Points = [.. Points.Select(point => point.Inverse(Find(document, point.Id)))],
        };
        EditDocument swapped = (Picture?.ApplyTo(document) ?? document) with
        {
            Mask = Mask is null ? document.Mask : Mask.Mask,
            Settings = Settings ?? document.Settings,
            Name = Name ?? document.Name,
            Points = PointsOf(document),
        };
        return (swapped, inverse);
    }

    /// <summary>What takes back two edits in a row, given what takes back the <paramref name="second"/>; this is the first one's.</summary>
    public DocumentDelta Before(DocumentDelta second)
    {
        Dictionary<int, PointDelta> points = second.Points.ToDictionary(point => point.Id);
        foreach (PointDelta first in Points)
        {
            points[first.Id] = points.TryGetValue(first.Id, out PointDelta? later) ? first.Before(later) : first;
        }

        return new DocumentDelta
        {
            Picture = Picture ?? second.Picture,
            Mask = Mask ?? second.Mask,
            Settings = Settings ?? second.Settings,
            Name = Name ?? second.Name,
            Points = [.. points.Values.OrderBy(point => point.Id)],
        };
    }

    private static EditPoint? Find(EditDocument document, int id) => document.Points.FirstOrDefault(point => point.Id == id);

    private ImmutableArray<EditPoint> PointsOf(EditDocument document)
    {
        if (Points.IsEmpty)
        {
            return document.Points;
        }

        SortedDictionary<int, EditPoint> points = new(document.Points.ToDictionary(point => point.Id));
        foreach (PointDelta delta in Points)
        {
            if (delta.ApplyTo(points.GetValueOrDefault(delta.Id)) is { } point)
            {
                points[delta.Id] = point;
            }
            else
            {
                points.Remove(delta.Id);
            }
        }

        return [.. points.Values];
    }
}
