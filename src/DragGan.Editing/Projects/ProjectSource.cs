using System.IO.Compression;
using DragGan.Imaging;
using DragGan.StyleGan;

namespace DragGan.Editing;

/// <summary>The parts of a project file that is not trusted. Steps go into a session's folder and are taken out again unless <see cref="KeepLogs"/> was called.</summary>
internal sealed class ProjectSource : IContentSource, IDisposable
{
    private const int PieceBytes = 1 << 16;

    private readonly Dictionary<string, ZipArchiveEntry> _parts = [];
    private readonly SessionFolder _destination;
    private readonly CancellationToken _cancellation;
    private readonly List<StepLog> _logs = [];
    private readonly HashSet<string> _used = [];
    private long _stepBytes;
    private bool _kept;

    /// <summary>Looks at the list of parts.</summary>
    /// <param name="zip">The file.</param>
    /// <param name="fileBytes">Its length.</param>
    /// <param name="destination">Where steps go.</param>
    /// <param name="cancellation">Looked at between pieces.</param>
    /// <exception cref="EditException">A name is hostile or there twice, or parts overlap.</exception>
    public ProjectSource(ZipArchive zip, long fileBytes, SessionFolder destination, CancellationToken cancellation)
    {
        (_destination, _cancellation) = (destination, cancellation);
        long packed = 0;
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            packed += entry.CompressedLength;
            if (ProjectNames.IsHostile(entry.FullName) || !_parts.TryAdd(entry.FullName, entry))
            {
                throw new EditException(EditFault.Invalid, "Its parts have names that no project file has; it was made to do harm, or is damaged.");
            }
        }

        if (packed > fileBytes)
        {
            throw new EditException(EditFault.Invalid, "Its parts are said to be larger than the file; it was made to do harm, or is damaged.");
        }
    }

    /// <inheritdoc/>
    public Latent Latent(string name) => ContentBytes.ToLatent(Bytes(ProjectNames.Latent(name), ContentBytes.MostLatentBytes), name);

    /// <inheritdoc/>
    public EditMask Mask(string name, int side) => ContentBytes.ToMask(Bytes(ProjectNames.Mask(name), ContentBytes.MostMaskBytes), name, side);

    /// <inheritdoc/>
    public StepLog? Log(string name, int count)
    {
        if (!_used.Add(name))
        {
            throw new EditException(EditFault.Invalid, "Two drags are said to have the same steps.");
        }

        ZipArchiveEntry part = Part(ProjectNames.Steps(name));
        StepLog log = _destination.TakeIn(file => CopySteps(part, file));
        _logs.Add(log);
        return log.Count == count
            ? log
            : throw new EditException(EditFault.Invalid, $"A drag is said to have {count} steps, but {log.Count} are there and whole.");
    }

    /// <summary>A whole part.</summary>
    /// <exception cref="EditException">There is none, or it has more bytes than <paramref name="mostBytes"/>.</exception>
    public byte[] Bytes(string name, int mostBytes)
    {
        _cancellation.ThrowIfCancellationRequested();
        using Stream part = Part(name).Open();
        using MemoryStream content = new();
        byte[] piece = new byte[PieceBytes];
        for (int read; (read = part.Read(piece)) > 0;)
        {
            if (content.Length + read > mostBytes)
            {
                throw new EditException(EditFault.TooLarge, $"Its part '{name}' has more than {mostBytes:N0} bytes.");
            }

            content.Write(piece.AsSpan(0, read));
        }

        return content.ToArray();
    }

    /// <summary>The document was good: its logs stay.</summary>
    public void KeepLogs() => _kept = true;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (StepLog log in _kept ? [] : _logs)
        {
            _destination.Delete(log);
        }
    }

    private ZipArchiveEntry Part(string name) => _parts.GetValueOrDefault(name)
        ?? throw new EditException(EditFault.Invalid, "A part of it is missing; it was cut short or put together by hand.");

    private void CopySteps(ZipArchiveEntry part, Stream file)
    {
        using Stream packed = part.Open();
        byte[] piece = new byte[PieceBytes];
        long copied = 0;
        for (int read; (read = packed.Read(piece)) > 0;)
        {
            _cancellation.ThrowIfCancellationRequested();
            copied += read;
            _stepBytes += read;
            if (_stepBytes > ProjectLimits.MostStepBytes || copied > ProjectLimits.RatioFreeBytes + (ProjectLimits.MostRatio * part.CompressedLength))
            {
                throw new EditException(EditFault.TooLarge, "Its steps unpack to far more than such a file can hold; it was made to do harm.");
            }

            file.Write(piece.AsSpan(0, read));
        }
    }
}
