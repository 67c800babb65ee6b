using DragGan.StyleGan;

namespace DragGan.Editing;

/// <summary>The kept steps of one drag in a file, append-only: a step on disk stays as it is. One thread appends, any number read.</summary>
/// <remarks>Made by <see cref="SessionFolder.NewStepLog"/>. Only the trained rows of a latent are stored; the others are those of <see cref="BaseLatent"/>.</remarks>
public sealed class StepLog : IDisposable
{
    /// <summary>Most steps of a log.</summary>
    public const int MaxCount = 20_000;

    /// <summary>Its name in its folder.</summary>
    public string Id => throw new NotSupportedException();

    /// <summary>Where the rows that are not trained come from.</summary>
    public Latent BaseLatent => throw new NotSupportedException();

    /// <summary>K: how many rows of w⁺ are stored with each step.</summary>
    public int TrainedRows => throw new NotSupportedException();

    /// <summary>How many handles each step has.</summary>
    public int PointCount => throw new NotSupportedException();

    /// <summary>Steps in it. Grows while a drag runs, never shrinks.</summary>
    public int Count => throw new NotSupportedException();

    /// <summary>Adds a step: one write, straight to the system.</summary>
    /// <exception cref="ArgumentException">The step has another shape or other untrained rows than the log.</exception>
    /// <exception cref="EditException">There are <see cref="MaxCount"/> already.</exception>
    /// <exception cref="IOException">The disk does not take it; the log is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The log was closed, or was opened from a file: it is only read then.</exception>
    public void Append(KeptStep step) => throw new NotSupportedException();

    /// <summary>A step, read from the file.</summary>
    /// <param name="index">0 … <see cref="Count"/> - 1.</param>
    /// <exception cref="EditException">The file has gone or is damaged.</exception>
    public KeptStep Read(int index) => throw new NotSupportedException();

    /// <summary>A step without its latent, from memory.</summary>
    /// <param name="index">0 … <see cref="Count"/> - 1.</param>
    public StepMetrics Metrics(int index) => throw new NotSupportedException();

    /// <summary>Ends the appending; reading goes on working.</summary>
    public void Dispose()
    {
    }
}
