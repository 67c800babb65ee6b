using System.Net;

namespace DragGan.Web;

/// <summary>Where the editor listens, who may use it, and where its files are.</summary>
public sealed record EditorHostOptions
{
    /// <summary>The port used unless another is named.</summary>
    public const int DefaultPort = 7860;

    /// <summary>Where sessions and uploaded models are kept; made if it does not exist.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Folders with models, read only, the first one first.</summary>
    public required IReadOnlyList<string> ModelFolders { get; init; }

    /// <summary>Makes names for sessions and exports that nobody can guess: letters and digits, never the same twice.</summary>
    public required Func<string> NewId { get; init; }

    /// <summary>The model that new sessions begin with; null: the first one there is.</summary>
    public string? DefaultModel { get; init; }

    /// <summary>The address to listen on; null: this computer only (127.0.0.1 and ::1).</summary>
    public IPAddress? Listen { get; init; }

    /// <summary>The port; 0: any that is free.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>How many ports after <see cref="Port"/> are tried if it is taken.</summary>
    public int FurtherPorts { get; init; }

    /// <summary>What a client must show; null: nothing. Needed with <see cref="Listen"/> unless that is a loopback address.</summary>
    public string? Token { get; init; }

    /// <summary>Names under which clients may address the editor, besides its addresses and localhost.</summary>
    public IReadOnlyList<string> HostNames { get; init; } = [];

    /// <summary>A folder to take the page from in place of the built-in one; null: built in. For working on the page.</summary>
    public string? PageFolder { get; init; }

    /// <summary>Is told of mistakes of the program itself, for whoever can mend them; clients only learn that there was one.</summary>
    public Action<Exception>? Report { get; init; }

    /// <summary>The time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
