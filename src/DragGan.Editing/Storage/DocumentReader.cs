using System.Collections.Immutable;
using DragGan.Dragging;
using DragGan.Imaging;
using DragGan.StyleGan;

namespace DragGan.Editing;

/// <summary>Turns records into documents and checks everything in them: what comes out keeps to every rule a document has.</summary>
internal sealed class DocumentReader(IContentSource source)
{
    /// <summary>Numbers of points stay below this, so that the next one can always be given.</summary>
    private const int MaxPointId = 1_000_000_000;

    private readonly HashSet<(StepLog Log, int Resolution)> _inside = []; // logs whose handles were looked at: every entry of a history may name them

    /// <summary>A document.</summary>
    /// <exception cref="EditException">The record says something impossible, or a part of it is missing.</exception>
    public EditDocument Read(DocumentRecord record)
    {
        Require(record.NextPointId is >= 1 and <= MaxPointId, $"The next point's number is {record.NextPointId}.");
        PictureValue picture = Read(new PictureRecord(record.Model, record.Image, record.StartLatent, record.Drags));
        Require(record.Points.Length <= EditDocument.MaxPoints, $"There are {record.Points.Length} points; at most {EditDocument.MaxPoints} can be.");
        EditDocument document = new(DocumentRules.CleanName(record.Name), picture.Model, picture.Image, picture.StartLatent)
        {
            Drags = picture.Drags,
            Points = [.. record.Points.Select(point => Read(point, picture.Model.Resolution))],
            Mask = ReadMask(record.Mask, picture.Model.Resolution),
            Settings = Read(record.Settings),
            NextPointId = record.NextPointId,
        };
        DocumentRules.RequireMask(document.Mask, document.Model.Resolution);
        DocumentRules.RequireSettings(document.Settings, document.Model);
        RequireIds([.. document.Points.Select(point => point.Id)], document.NextPointId, ascending: true);
        foreach (DragSegment drag in document.Drags)
        {
            RequireIds(drag.PointIds, document.NextPointId, ascending: false);
        }

        return document;
    }

    /// <summary>A history.</summary>
    /// <exception cref="EditException">The record says something impossible, or a part of it is missing.</exception>
    public EditHistory Read(HistoryRecord record)
    {
        Require(record.Done.Length <= EditHistory.MaxEntries && record.Undone.Length <= EditHistory.MaxEntries, "There are too many entries in the history.");
        EditHistory history = new([.. record.Done.Select(Read)], [.. record.Undone.Select(Read)]);
        Require(history.Done.Concat(history.Undone).Count(entry => entry.IsOpen) <= 1, "Two drags are said to be running.");
        return history;
    }

    private static EditPoint Read(PointRecord? record, int resolution)
    {
        PointRecord point = NotNull(record);
        Require(point.TargetX is null == point.TargetY is null, $"Half of the target of point {point.Id} is missing.");
        ImagePoint? target = point.TargetX is float x && point.TargetY is float y ? new ImagePoint(x, y) : null;
        EditPoint read = new(point.Id, RecordWords.ToKind(point.Kind), new ImagePoint(point.X, point.Y), target);
        DocumentRules.RequirePoint(read, resolution);
        return read;
    }

    private static ImageSource Read(ImageRecord record) => record switch
    {
        { Kind: RecordWords.Seed, Seed: uint seed, Truncation: float truncation } => new SeedImage(seed, truncation, record.Label),
        { Kind: RecordWords.Latent, FileName: string name } => new LatentImage(name),
        _ => throw new EditException(EditFault.Invalid, "It does not say where the first picture comes from."),
    };

    private static EditSettings Read(SettingsRecord record)
    {
        try
        {
            return new EditSettings
            {
                Drag = new DragSettings
                {
                    Space = RecordWords.ToSpace(record.Space),
                    MotionLoss = RecordWords.ToLoss(record.Loss),
                    StepSize = record.StepSize,
                    MaskWeight = record.MaskWeight,
                    SupervisionRadius = record.SupervisionRadius,
                    TrackingRadius = record.TrackingRadius,
                    FeatureBlock = record.FeatureBlock,
                    TrainedRows = record.TrainedRows,
                    MaxSteps = record.MaxSteps,
                    Patience = record.Patience,
                },
                HoldFixedArea = record.HoldFixedArea,
            };
        }
        catch (ArgumentException error)
        {
            throw new EditException(EditFault.Invalid, $"A setting is impossible: {error.Message}", error);
        }
    }

    private static PointDelta Read(PointDeltaRecord? record)
    {
        PointDeltaRecord delta = NotNull(record);
        PointFields fields = (PointFields)delta.Fields;
        Require(fields is > PointFields.None and < (PointFields)16, $"The fields {delta.Fields} of a point are unknown.");
        Require(delta.Id is >= 1 and < MaxPointId, $"A point's number is {delta.Id}.");
        Require(delta.Value is null ? fields == PointFields.Existence : delta.Value.Id == delta.Id, $"The history of point {delta.Id} is incomplete.");
        return new PointDelta(delta.Id, fields, delta.Value is null ? null : Read(delta.Value, DocumentRules.MaxResolution));
    }

    private static void RequireIds(ImmutableArray<int> ids, int next, bool ascending)
    {
        bool inOrder = !ascending || ids.SequenceEqual(ids.Order());
        Require(inOrder && ids.All(id => id >= 1 && id < next) && ids.Distinct().Count() == ids.Length, "The points' numbers are not in order.");
    }

    private static T NotNull<T>(T? value)
        where T : class => value ?? throw new EditException(EditFault.Invalid, "A part of it is null.");

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new EditException(EditFault.Invalid, message);
        }
    }

    private HistoryEntry Read(EntryRecord? record)
    {
        EntryRecord entry = NotNull(record);
        Require(entry.Label.Length is >= 1 and <= EditHistory.MaxLabelLength, "A label of the history is empty or too long.");
        Require(entry.Gesture is null || entry.Gesture.Length <= EditHistory.MaxGestureLength, "A gesture's name in the history is too long.");
        DeltaRecord delta = entry.Delta;
        Require(delta.Points.Length <= 2 * EditDocument.MaxPoints, "An entry of the history has too many points.");
        DocumentDelta read = new()
        {
            Picture = delta.Picture is null ? null : Read(delta.Picture),
            Mask = delta.Mask is null ? null : new MaskValue(ReadMask(delta.Mask.Mask, DocumentRules.MaxResolution)),
            Settings = delta.Settings is null ? null : Read(delta.Settings),
            Name = delta.Name is null ? null : DocumentRules.CleanName(delta.Name),
            Points = [.. delta.Points.Select(Read)],
        };
        Require(read.Points.DistinctBy(point => point.Id).Count() == read.Points.Length, "An entry of the history names a point twice.");
        return new HistoryEntry(entry.Label, read, entry.Gesture, entry.Open);
    }

    private PictureValue Read(PictureRecord record)
    {
        ModelReference model = new(
            record.Model.Id, record.Model.Fingerprint, record.Model.Resolution, record.Model.LatentRows, record.Model.LatentWidth);
        DocumentRules.RequireModel(model);
        ImageSource image = Read(record.Image);
        Latent start = source.Latent(record.StartLatent);
        DocumentRules.RequireImage(image, start, model);
        Require(record.Drags.Length <= EditDocument.MaxDrags, $"There are {record.Drags.Length} drags; at most {EditDocument.MaxDrags} can be.");
        return new PictureValue(model, image, start, [.. record.Drags.Select(drag => Read(NotNull(drag), model)).OfType<DragSegment>()]);
    }

    private DragSegment? Read(DragRecord record, ModelReference model)
    {
        Require(record.Count is >= 0 and <= StepLog.MaxCount, $"A drag is said to have {record.Count} steps.");
        StepLog? log = source.Log(record.Log, record.Count);
        if (log is null)
        {
            return null;
        }

        Require(
            log.BaseLatent.Rows == model.LatentRows && log.BaseLatent.Width == model.LatentWidth && log.PointCount == record.Points.Length,
            $"The steps of drag '{log.Id}' belong to another model or other points.");
        bool isNew = _inside.Add((log, model.Resolution));
        for (int i = 0; isNew && i < log.Count; i++)
        {
            Require(
                log.Metrics(i).Handles.All(handle => handle.Position.IsInside(model.Resolution) && handle.Target.IsInside(model.Resolution)),
                $"A handle is outside the picture in step {i} of drag '{log.Id}'.");
        }

        ImmutableArray<ImagePoint> origins = [.. record.Origins.Chunk(2).Where(pair => pair.Length == 2).Select(pair => new ImagePoint(pair[0], pair[1]))];
        Require(
            record.Origins.Length == 2 * record.Points.Length && origins.All(point => point.IsInside(model.Resolution)),
            $"Drag '{log.Id}' does not say where its points were when it began.");
        return new DragSegment(log, Math.Min(record.Count, log.Count), record.Points, origins);
    }

    private EditMask? ReadMask(string? name, int side) => name is null ? null : source.Mask(name, side);
}
