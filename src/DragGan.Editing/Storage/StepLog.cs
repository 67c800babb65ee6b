using System.Runtime.InteropServices;
using DragGan.StyleGan;
using Microsoft.Win32.SafeHandles;

namespace DragGan.Editing;

/// <summary>The kept steps of one drag in a file, append-only: a step on disk stays as it is. One thread appends, any number read.</summary>
/// <remarks>
/// Made by <see cref="SessionFolder.NewStepLog"/>. Only the trained rows of a latent are stored; the others are those of <see cref="BaseLatent"/>.
/// What a killed program left half written at the end of the file is no step: <see cref="Count"/> ends before it.
/// </remarks>
public sealed class StepLog : IDisposable
{
    /// <summary>Most steps of a log.</summary>
    public const int MaxCount = 20_000;

    private const int FirstCapacity = 64;

    private readonly Lock _appending = new();
    private readonly StepLayout _layout;
    private readonly byte[] _record; // what is being appended; only touched while appending
    private SafeFileHandle? _writer;
    private volatile StepMetrics[] _metrics = new StepMetrics[FirstCapacity]; // at least _count of them are there; a larger array replaces it
    private volatile int _count;

    private StepLog(string path, string id, StepLayout layout, Latent baseLatent)
    {
        (Path, Id, _layout, BaseLatent) = (path, id, layout, baseLatent);
        _record = new byte[layout.RecordBytes];
    }

    /// <summary>Its name in its folder.</summary>
    public string Id { get; }

    /// <summary>Where the rows that are not trained come from.</summary>
    public Latent BaseLatent { get; }

    /// <summary>K: how many rows of w⁺ are stored with each step.</summary>
    public int TrainedRows => _layout.TrainedRows;

    /// <summary>How many handles each step has.</summary>
    public int PointCount => _layout.Points;

    /// <summary>Steps in it. Grows while a drag runs, never shrinks.</summary>
    public int Count => _count;

    /// <summary>The file.</summary>
    internal string Path { get; }

    /// <summary>Adds a step: one write, straight to the system.</summary>
    /// <exception cref="ArgumentException">The step has another shape or other untrained rows than the log, or a value that is not finite.</exception>
    /// <exception cref="EditException">There are <see cref="MaxCount"/> already.</exception>
    /// <exception cref="IOException">The disk does not take it; the log is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The log was closed, or was opened from a file: it is only read then.</exception>
    public void Append(KeptStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        Require(step);
        lock (_appending)
        {
            ObjectDisposedException.ThrowIf(_writer is null, this);
            if (_count >= MaxCount)
            {
                throw new EditException(EditFault.TooLarge, $"The drag has kept {MaxCount:N0} steps, which is as many as it can. Stop it and start again.");
            }

            StepRecord.Write(_record, _layout, _count, step);
            RandomAccess.Write(_writer, _record, _layout.RecordOffset(_count));
            Remember(new StepMetrics(step.Handles, step.Motion, step.Mask));
        }
    }

    /// <summary>A step, read from the file.</summary>
    /// <param name="index">0 … <see cref="Count"/> - 1.</param>
    /// <exception cref="EditException">The file has gone or is damaged.</exception>
    public KeptStep Read(int index)
    {
        StepMetrics metrics = Metrics(index);
        byte[] record = new byte[_layout.RecordBytes];
        using SafeFileHandle file = OpenToRead(Path);
        return RandomAccess.Read(file, record, _layout.RecordOffset(index)) == record.Length && StepRecord.Metrics(record, _layout, index) is not null
            ? new KeptStep(StepRecord.Latent(record, _layout, BaseLatent), metrics.Handles, metrics.Motion, metrics.Mask)
            : throw new EditException(EditFault.Invalid, $"Step {index} of '{Path}' is damaged. Go back to a frame before it.");
    }

    /// <summary>A step without its latent, from memory.</summary>
    /// <param name="index">0 … <see cref="Count"/> - 1.</param>
    public StepMetrics Metrics(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _count); // read before the array: that many are in it
        return _metrics[index];
    }

    /// <summary>Ends the appending; reading goes on working.</summary>
    public void Dispose()
    {
        lock (_appending)
        {
            _writer?.Dispose();
            _writer = null;
        }
    }

    /// <summary>Makes the file of a new log.</summary>
    internal static StepLog Create(string path, string id, Latent baseLatent, int trainedRows, int points)
    {
        StepLayout layout = new(baseLatent.Rows, baseLatent.Width, trainedRows, points);
        SafeFileHandle file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete);
        try
        {
            RandomAccess.Write(file, layout.Header(baseLatent), fileOffset: 0);
        }
        catch (IOException)
        {
            file.Dispose();
            File.Delete(path);
            throw;
        }

        return new StepLog(path, id, layout, baseLatent) { _writer = file };
    }

    /// <summary>Opens a log for reading: its steps up to the first that is damaged or not there.</summary>
    /// <exception cref="EditException">There is no such file, or its header is damaged.</exception>
    internal static StepLog Open(string path, string id)
    {
        using SafeFileHandle file = OpenToRead(path);
        byte[] start = new byte[StepLayout.FixedBytes];
        RandomAccess.Read(file, start, fileOffset: 0);
        StepLayout layout = StepLayout.FromHeader(start) ?? throw Damaged(path);
        byte[] header = new byte[layout.HeaderBytes];
        if (RandomAccess.Read(file, header, fileOffset: 0) != header.Length || !StepLayout.IsSealed(header))
        {
            throw Damaged(path);
        }

        float[] values = [.. MemoryMarshal.Cast<byte, float>(header.AsSpan(StepLayout.FixedBytes))[..(layout.Rows * layout.Width)]];
        if (!values.All(float.IsFinite))
        {
            throw Damaged(path);
        }

        StepLog log = new(path, id, layout, new Latent(layout.Rows, layout.Width, ImmutableCollectionsMarshal.AsImmutableArray(values)));
        log.ReadMetrics(file);
        return log;
    }

    /// <summary>How many bytes of the file so many steps take.</summary>
    internal long BytesOf(int count) => _layout.RecordOffset(count);

    /// <summary>Copies the file up to a step.</summary>
    /// <param name="destination">Gets <see cref="BytesOf"/> bytes.</param>
    /// <param name="count">0 … <see cref="Count"/>.</param>
    /// <param name="cancellation">Looked at between steps.</param>
    /// <exception cref="EditException">The file has gone or is shorter than it was.</exception>
    internal void CopyTo(Stream destination, int count, CancellationToken cancellation)
    {
        using SafeFileHandle file = OpenToRead(Path);
        byte[] piece = new byte[Math.Max(_layout.HeaderBytes, _layout.RecordBytes)];
        for (long done = 0, length = BytesOf(count); done < length;)
        {
            cancellation.ThrowIfCancellationRequested();
            int read = RandomAccess.Read(file, piece.AsSpan(0, (int)Math.Min(piece.Length, length - done)), done);
            if (read == 0)
            {
                throw Damaged(Path);
            }

            destination.Write(piece, 0, read);
            done += read;
        }
    }

    private static SafeFileHandle OpenToRead(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new EditException(EditFault.NotFound, $"The steps of this drag have gone: there is no file '{path}'.", error);
        }
    }

    private static EditException Damaged(string path) =>
        new(EditFault.Invalid, $"'{path}' holds no steps of a drag, or its beginning is damaged.");

    private void ReadMetrics(SafeFileHandle file)
    {
        while (_count < MaxCount
            && RandomAccess.Read(file, _record, _layout.RecordOffset(_count)) == _record.Length
            && StepRecord.Metrics(_record, _layout, _count) is { } metrics)
        {
            Remember(metrics);
        }
    }

    private void Remember(StepMetrics metrics)
    {
        StepMetrics[] all = _metrics;
        if (_count == all.Length)
        {
            Array.Resize(ref all, 2 * all.Length);
            _metrics = all;
        }

        all[_count] = metrics;
        _count++; // last: whoever sees the number finds the step
    }

    private void Require(KeptStep step)
    {
        bool fits = step.Latent.Rows == _layout.Rows && step.Latent.Width == _layout.Width && step.Handles.Length == _layout.Points;
        if (!fits || !step.Latent.Values.AsSpan()[_layout.TrainedValues..].SequenceEqual(BaseLatent.Values.AsSpan()[_layout.TrainedValues..]))
        {
            throw new ArgumentException(
                $"The log takes {_layout.Points} points and latents of {_layout.Rows} × {_layout.Width} that differ from the first one in {TrainedRows} rows; this step does not.", nameof(step));
        }

        bool finite = double.IsFinite(step.Motion) && double.IsFinite(step.Mask)
            && step.Handles.All(handle => float.IsFinite(handle.Position.X + handle.Position.Y + handle.Target.X + handle.Target.Y));
        if (!finite)
        {
            throw new ArgumentException("A loss or a coordinate of the step is NaN or infinite.", nameof(step));
        }
    }
}
