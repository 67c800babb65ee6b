using System.Net;

namespace DragGan.App.Serving;

/// <summary>What the user asked `draggan serve` for.</summary>
/// <param name="Port">The port; null: the usual one, or the next that is free.</param>
/// <param name="Listen">The address; null: this computer only.</param>
/// <param name="HostNames">Further names of this computer.</param>
/// <param name="DataFolder">Where the editor's files are; null: the user's own place for such things.</param>
/// <param name="ModelFolders">Folders with models, before those that come along.</param>
/// <param name="OpenBrowser">Whether to open the browser where somebody sits.</param>
internal sealed record ServeRequest(
    int? Port, IPAddress? Listen, IReadOnlyList<string> HostNames, string? DataFolder, IReadOnlyList<string> ModelFolders, bool OpenBrowser);
