namespace DragGan.Web;

/// <content>Sessions and edits.</content>
public sealed partial class DragGanClient
{
    /// <summary>Begins a session.</summary>
    public Task<Session> CreateAsync(NewSession session, CancellationToken cancellation = default) => _api.Ask(
        HttpMethod.Post, "api/sessions", EditorJson.Default.Session, ApiConnection.Json(session, EditorJson.Default.NewSession), cancellation);

    /// <summary>Begins a session with a project file.</summary>
    /// <param name="project">The file; disposed.</param>
    /// <param name="cancellation">Breaks the upload off.</param>
    public Task<Session> ImportAsync(Stream project, CancellationToken cancellation = default) =>
        _api.Ask(HttpMethod.Post, "api/sessions/import", EditorJson.Default.Session, ApiConnection.File(project, Binary), cancellation);

    /// <summary>Every session.</summary>
    public Task<SessionList> SessionsAsync(CancellationToken cancellation = default) =>
        _api.Ask(HttpMethod.Get, "api/sessions", EditorJson.Default.SessionList, null, cancellation);

    /// <summary>A session as it is now.</summary>
    public Task<Session> SessionAsync(string session, CancellationToken cancellation = default) => Change(HttpMethod.Get, session, string.Empty, null, cancellation);

    /// <summary>Deletes a session.</summary>
    public Task DeleteAsync(string session, CancellationToken cancellation = default) => _api.Bytes(HttpMethod.Delete, Path(session, string.Empty), cancellation);

    /// <summary>Gives a session another name.</summary>
    public Task<Session> RenameAsync(string session, string name, CancellationToken cancellation = default) =>
        Change(HttpMethod.Patch, session, string.Empty, ApiConnection.Json(new(name), EditorJson.Default.Rename), cancellation);

    /// <summary>Begins again with another picture.</summary>
    public Task<Session> SetImageAsync(string session, NewImage image, CancellationToken cancellation = default) =>
        Change(HttpMethod.Put, session, "/image", ApiConnection.Json(image, EditorJson.Default.NewImage), cancellation);

    /// <summary>Begins again with a latent from a file.</summary>
    /// <param name="session">The session.</param>
    /// <param name="fileName">What the file is called.</param>
    /// <param name="latent">The file, .safetensors or .npy; disposed.</param>
    /// <param name="cancellation">Breaks the upload off.</param>
    public Task<Session> SetLatentAsync(string session, string fileName, Stream latent, CancellationToken cancellation = default) =>
        Change(HttpMethod.Put, session, $"/latent?name={Escaped(fileName)}", ApiConnection.File(latent, Binary), cancellation);

    /// <summary>Places a point; it becomes the last one.</summary>
    public Task<Session> AddPointAsync(string session, NewPoint point, CancellationToken cancellation = default) =>
        Change(HttpMethod.Post, session, "/points", ApiConnection.Json(point, EditorJson.Default.NewPoint), cancellation);

    /// <summary>Moves a point or its target.</summary>
    public Task<Session> MovePointAsync(string session, int point, PointChange change, CancellationToken cancellation = default) =>
        Change(HttpMethod.Patch, session, $"/points/{point}", ApiConnection.Json(change, EditorJson.Default.PointChange), cancellation);

    /// <summary>Deletes a point.</summary>
    public Task<Session> RemovePointAsync(string session, int point, CancellationToken cancellation = default) =>
        Change(HttpMethod.Delete, session, $"/points/{point}", null, cancellation);

    /// <summary>Deletes every point.</summary>
    public Task<Session> ClearPointsAsync(string session, CancellationToken cancellation = default) => Change(HttpMethod.Delete, session, "/points", null, cancellation);

    /// <summary>Sets the mask.</summary>
    /// <param name="session">The session.</param>
    /// <param name="png">A PNG file of the picture's size: white may move, black stays.</param>
    /// <param name="gesture">Changes of the same gesture are undone as one.</param>
    /// <param name="cancellation">Breaks it off.</param>
    public Task<Session> SetMaskAsync(string session, byte[] png, string? gesture = null, CancellationToken cancellation = default) =>
        Change(HttpMethod.Put, session, gesture is null ? "/mask" : $"/mask?gesture={Escaped(gesture)}", ApiConnection.File(new MemoryStream(png), Png), cancellation);

    /// <summary>Removes the mask.</summary>
    public Task<Session> ClearMaskAsync(string session, CancellationToken cancellation = default) => Change(HttpMethod.Delete, session, "/mask", null, cancellation);

    /// <summary>Changes settings; what is left out stays.</summary>
    public Task<Session> SetAsync(string session, SettingsChange change, CancellationToken cancellation = default) =>
        Change(HttpMethod.Patch, session, "/settings", ApiConnection.Json(change, EditorJson.Default.SettingsChange), cancellation);

    /// <summary>Takes the last change back.</summary>
    public Task<Session> UndoAsync(string session, CancellationToken cancellation = default) => Change(HttpMethod.Post, session, "/undo", null, cancellation);

    /// <summary>Brings the change taken back last back.</summary>
    public Task<Session> RedoAsync(string session, CancellationToken cancellation = default) => Change(HttpMethod.Post, session, "/redo", null, cancellation);

    /// <summary>Starts a drag.</summary>
    /// <param name="session">The session.</param>
    /// <param name="gesture">Changes of the same gesture are undone as one.</param>
    /// <param name="cancellation">Breaks it off.</param>
    public Task<Session> StartDragAsync(string session, string? gesture = null, CancellationToken cancellation = default) =>
        Change(HttpMethod.Post, session, gesture is null ? "/drag" : $"/drag?gesture={Escaped(gesture)}", null, cancellation);

    /// <summary>Stops the drag.</summary>
    public Task<Session> StopDragAsync(string session, CancellationToken cancellation = default) => Change(HttpMethod.Delete, session, "/drag", null, cancellation);

    /// <summary>Goes on from a frame; later ones are dropped.</summary>
    public Task<Session> KeepUntilAsync(string session, int frame, CancellationToken cancellation = default) =>
        Change(HttpMethod.Post, session, "/timeline/keep", ApiConnection.Json(new(frame), EditorJson.Default.KeepFrame), cancellation);

    /// <summary>What the transition measured.</summary>
    public Task<Timeline> TimelineAsync(string session, CancellationToken cancellation = default) =>
        _api.Ask(HttpMethod.Get, Path(session, "/timeline"), EditorJson.Default.Timeline, null, cancellation);

    /// <summary>How well a place can be told apart.</summary>
    public Task<TextureInfo> TextureAsync(string session, double x, double y, CancellationToken cancellation = default) =>
        _api.Ask(HttpMethod.Get, Path(session, $"/texture?x={Number(x)}&y={Number(y)}"), EditorJson.Default.TextureInfo, null, cancellation);

    private Task<Session> Change(HttpMethod method, string session, string rest, HttpContent? content, CancellationToken cancellation) =>
        _api.Ask(method, Path(session, rest), EditorJson.Default.Session, content, cancellation);

    private static string Path(string session, string rest) => $"api/sessions/{Escaped(session)}{rest}";
}
