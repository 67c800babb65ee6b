using System.Collections.Immutable;

namespace DragGan.Editing;

/// <summary><c>session.json</c>.</summary>
internal sealed record SessionRecord(string Format, int Version, DocumentRecord Document, HistoryRecord History)
{
    public const string FormatName = "draggan-session";
    public const int CurrentVersion = 1;

    /// <summary>Most bytes of the file. The longest document and history there can be take less.</summary>
    public const int MostBytes = 64 << 20;

    /// <summary>Names of the latents and masks it needs.</summary>
    public IEnumerable<string> ContentNames() => Pictures().Select(picture => picture.StartLatent)
        .Concat(History.Entries().Select(entry => entry.Delta.Mask?.Mask).Append(Document.Mask).OfType<string>());

    /// <summary>Names of the logs it needs.</summary>
    public IEnumerable<string> LogNames() => Pictures().SelectMany(picture => picture.Drags).OfType<DragRecord>().Select(drag => drag.Log);

    private IEnumerable<PictureRecord> Pictures() => History.Entries().Select(entry => entry.Delta.Picture).OfType<PictureRecord>()
        .Append(new PictureRecord(Document.Model, Document.Image, Document.StartLatent, Document.Drags));
}

/// <summary>See <see cref="EditHistory"/>.</summary>
internal sealed record HistoryRecord(ImmutableArray<EntryRecord> Done, ImmutableArray<EntryRecord> Undone)
{
    /// <summary>Every entry that is one.</summary>
    public IEnumerable<EntryRecord> Entries() => Done.Concat(Undone).OfType<EntryRecord>();
}

/// <summary>See <see cref="HistoryEntry"/>.</summary>
internal sealed record EntryRecord(string Label, string? Gesture, bool Open, DeltaRecord Delta);

/// <summary>See <see cref="DocumentDelta"/>.</summary>
internal sealed record DeltaRecord(
    PictureRecord? Picture, MaskRecord? Mask, SettingsRecord? Settings, string? Name, ImmutableArray<PointDeltaRecord> Points);

/// <summary>See <see cref="PictureValue"/>.</summary>
internal sealed record PictureRecord(ModelRecord Model, ImageRecord Image, string StartLatent, ImmutableArray<DragRecord> Drags);

/// <summary>See <see cref="MaskValue"/>.</summary>
internal sealed record MaskRecord(string? Mask);

/// <summary>See <see cref="PointDelta"/>.</summary>
internal sealed record PointDeltaRecord(int Id, int Fields, PointRecord? Value);

/// <summary>What every version of a file begins with.</summary>
internal sealed record FormatRecord(string? Format, int Version);
