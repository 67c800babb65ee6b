namespace DragGan.Web;

/// <content>Pictures and exports.</content>
public sealed partial class DragGanClient
{
    /// <summary>A frame of the transition as PNG, unmarked.</summary>
    /// <param name="session">The session.</param>
    /// <param name="frame">From 0; null: the last.</param>
    /// <param name="size">Pixels in height and width at most; null: as it is.</param>
    /// <param name="hold">Whether the fixed area shows the start's pixels; null: as the settings say.</param>
    /// <param name="cancellation">Breaks it off.</param>
    public Task<byte[]> FrameAsync(string session, int? frame = null, int? size = null, bool? hold = null, CancellationToken cancellation = default)
    {
        string[] query = [.. size is null ? [] : new[] { $"size={size}" }, .. hold is bool held ? [held ? "hold=true" : "hold=false"] : Array.Empty<string>()];
        string name = frame is int number ? $"{number}" : "last";
        return _api.Bytes(HttpMethod.Get, Path(session, $"/frames/{name}.png{(query.Length > 0 ? "?" : string.Empty)}{string.Join('&', query)}"), cancellation);
    }

    /// <summary>The mask as PNG: white may move, black stays.</summary>
    public Task<byte[]> MaskAsync(string session, CancellationToken cancellation = default) => _api.Bytes(HttpMethod.Get, Path(session, "/mask"), cancellation);

    /// <summary>Begins to make a file.</summary>
    public Task<Export> ExportAsync(string session, NewExport export, CancellationToken cancellation = default) => _api.Ask(
        HttpMethod.Post, Path(session, "/exports"), EditorJson.Default.Export, ApiConnection.Json(export, EditorJson.Default.NewExport), cancellation);

    /// <summary>How far a file is.</summary>
    public Task<Export> ExportAsync(string session, string export, CancellationToken cancellation = default) =>
        _api.Ask(HttpMethod.Get, Path(session, $"/exports/{Escaped(export)}"), EditorJson.Default.Export, null, cancellation);

    /// <summary>Fetches a file that is done.</summary>
    public Task DownloadAsync(string session, string export, Stream destination, CancellationToken cancellation = default) =>
        _api.Download(Path(session, $"/exports/{Escaped(export)}/file"), destination, cancellation);

    /// <summary>Cancels and removes an export.</summary>
    public Task RemoveExportAsync(string session, string export, CancellationToken cancellation = default) =>
        _api.Bytes(HttpMethod.Delete, Path(session, $"/exports/{Escaped(export)}"), cancellation);
}
