namespace DragGan.Editing;

/// <summary>Turns documents and histories into records; what is large goes to a sink.</summary>
internal sealed class DocumentWriter(IContentSink sink)
{
    /// <summary>A document.</summary>
    public DocumentRecord Write(EditDocument document)
    {
        PictureRecord picture = Write(PictureValue.Of(document));
        return new DocumentRecord(
            document.Name,
            picture.Model,
            picture.Image,
            picture.StartLatent,
            picture.Drags,
            [.. document.Points.Select(Write)],
            document.Mask is null ? null : sink.Put(document.Mask),
            Write(document.Settings),
            document.NextPointId);
    }

    /// <summary>A history.</summary>
    public HistoryRecord Write(EditHistory history) => new([.. history.Done.Select(Write)], [.. history.Undone.Select(Write)]);

    private static PointRecord Write(EditPoint point) => new(
        point.Id, RecordWords.Of(point.Kind), point.Position.X, point.Position.Y, point.Target?.X, point.Target?.Y);

    private static SettingsRecord Write(EditSettings settings) => new(
        RecordWords.Of(settings.Drag.Space),
        RecordWords.Of(settings.Drag.MotionLoss),
        settings.Drag.StepSize,
        settings.Drag.MaskWeight,
        settings.Drag.SupervisionRadius,
        settings.Drag.TrackingRadius,
        settings.Drag.FeatureBlock,
        settings.Drag.TrainedRows,
        settings.Drag.MaxSteps,
        settings.Drag.Patience,
        settings.HoldFixedArea);

    private static ImageRecord Write(ImageSource image) => image switch
    {
        SeedImage seed => new ImageRecord(RecordWords.Seed, seed.Seed, seed.Truncation, seed.Label),
        LatentImage latent => new ImageRecord(RecordWords.Latent, FileName: latent.FileName),
        _ => throw new ArgumentException($"A picture that comes from {image.GetType().Name} cannot be stored.", nameof(image)),
    };

    private EntryRecord Write(HistoryEntry entry) => new(entry.Label, entry.Gesture, entry.IsOpen, new DeltaRecord(
        entry.Delta.Picture is null ? null : Write(entry.Delta.Picture),
        entry.Delta.Mask is null ? null : new MaskRecord(entry.Delta.Mask.Mask is null ? null : sink.Put(entry.Delta.Mask.Mask)),
        entry.Delta.Settings is null ? null : Write(entry.Delta.Settings),
        entry.Delta.Name,
        [.. entry.Delta.Points.Select(point => new PointDeltaRecord(point.Id, (int)point.Fields, point.Value is null ? null : Write(point.Value)))]));

    private PictureRecord Write(PictureValue picture) => new(
        new ModelRecord(
            picture.Model.Id, picture.Model.Fingerprint, picture.Model.Resolution, picture.Model.LatentRows, picture.Model.LatentWidth),
        Write(picture.Image),
        sink.Put(picture.StartLatent),
        [.. picture.Drags.Select(drag => new DragRecord(
            sink.Put(drag), drag.Count, drag.PointIds, [.. drag.Origins.SelectMany(point => new[] { point.X, point.Y })]))]);
}
