namespace DragGan.Web;

/// <summary>A file being made, and what has become of it. Thread-safe.</summary>
internal sealed class ExportJob(string id, ExportWord kind, string fileName, string path, long endsAt) : IProgress<double>, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly object _gate = new();
    private Export _state = new(id, kind, ExportPhase.Running, 0, fileName, 0, null);
    private bool _removed;

    /// <summary>How far it is.</summary>
    public Export State
    {
        get
        {
            lock (_gate)
            {
                return _state;
            }
        }
    }

    /// <summary>Where the file is, or will be.</summary>
    public string FilePath => path;

    /// <summary>When it is too old to be kept, on the clock that <see cref="ExportJobs"/> counts with.</summary>
    public long EndsAt => endsAt;

    /// <inheritdoc/>
    public void Report(double value) => Set(state => state with { Progress = Math.Clamp(value, 0, 1) });

    /// <summary>Makes the file; returns when it is made, given up or refused.</summary>
    /// <param name="write">Writes to a path, tells how far it is, and looks at the token.</param>
    /// <param name="report">Is told of mistakes of the program itself.</param>
    public void Run(Action<string, IProgress<double>, CancellationToken> write, Action<Exception> report)
    {
        try
        {
            write(path, this, _stop.Token);
            long bytes = new FileInfo(path).Length;
            Set(state => state with { State = ExportPhase.Done, Progress = 1, Bytes = bytes });
        }
        catch (OperationCanceledException)
        {
            Fail("The export was cancelled.");
        }
#pragma warning disable CA1031 // the job's edge: whatever went wrong is told to whoever asks about it
        catch (Exception error)
#pragma warning restore CA1031
        {
            Problem? problem = Problems.Of(error);
            Fail(problem?.Detail ?? "This should not have happened, it is a mistake in the program.");
            if (problem is null)
            {
                report(error);
            }
        }

        lock (_gate)
        {
            if (!_removed)
            {
                return;
            }
        }

        Clear(); // it was disposed of while it was being written
    }

    /// <summary>Cancels it and deletes the file. Once only.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        lock (_gate)
        {
            _removed = true;
            if (_state.State == ExportPhase.Running)
            {
                return; // whoever writes it deletes it
            }
        }

        Clear();
    }

    private void Clear()
    {
        File.Delete(path);
        _stop.Dispose();
    }

    private void Fail(string error) => Set(state => state with { State = ExportPhase.Failed, Error = error });

    private void Set(Func<Export, Export> change)
    {
        lock (_gate)
        {
            _state = change(_state);
        }
    }
}
