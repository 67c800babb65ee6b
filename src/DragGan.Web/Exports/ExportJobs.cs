using DragGan.Editing;

namespace DragGan.Web;

/// <summary>The files being made and those not fetched yet, few for each session and for a short time. Thread-safe.</summary>
internal sealed class ExportJobs : IDisposable
{
    /// <summary>Exports of a session at most.</summary>
    public const int MostPerSession = 4;

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private readonly Dictionary<string, Dictionary<string, ExportJob>> _sessions = [];
    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly Func<string> _newId;
    private readonly Action<Exception> _report;
    private readonly ITimer _timer;

    /// <summary>Begins with none; what an earlier run of the program left behind is deleted.</summary>
    /// <param name="folder">Where the files are.</param>
    /// <param name="time">Files that are too old are deleted.</param>
    /// <param name="newId">Makes names.</param>
    /// <param name="report">Is told of mistakes of the program itself.</param>
    public ExportJobs(string folder, TimeProvider time, Func<string> newId, Action<Exception> report)
    {
        (_folder, _time, _newId, _report) = (folder, time, newId, report);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        _timer = time.CreateTimer(_ => RemoveOld(), null, LookEvery, LookEvery);
    }

    /// <summary>Begins to make a file.</summary>
    /// <param name="session">The session.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="fileName">What it shall be called where it is fetched.</param>
    /// <param name="write">Writes to a path, tells how far it is, and looks at the token.</param>
    /// <exception cref="EditException">The session has as many as it may.</exception>
    public Export Start(string session, ExportWord kind, string fileName, Action<string, IProgress<double>, CancellationToken> write)
    {
        Directory.CreateDirectory(_folder);
        ExportJob job = Add(session, kind, fileName);
        _ = Task.Factory.StartNew(() => job.Run(write, _report), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return job.State;
    }

    /// <summary>An export.</summary>
    /// <exception cref="EditException">There is none of that name.</exception>
    public ExportJob Find(string session, string id)
    {
        lock (_gate)
        {
            return _sessions.TryGetValue(session, out Dictionary<string, ExportJob>? jobs) && jobs.TryGetValue(id, out ExportJob? job)
                ? job
                : throw new EditException(EditFault.NotFound, $"There is no export '{id}' of this edit; exports are kept for {KeptFor.TotalMinutes} minutes.");
        }
    }

    /// <summary>Cancels and removes an export.</summary>
    /// <exception cref="EditException">There is none of that name.</exception>
    public void Remove(string session, string id)
    {
        ExportJob job = Find(session, id);
        Remove((_, candidate) => candidate == job);
    }

    /// <summary>Cancels and removes every export of a session.</summary>
    public void RemoveAll(string session) => Remove((owner, _) => owner == session);

    /// <summary>Cancels and removes everything.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        Remove((_, _) => true);
    }

    private ExportJob Add(string session, ExportWord kind, string fileName)
    {
        string id = _newId();
        long endsAt = _time.GetTimestamp() + (long)(KeptFor.TotalSeconds * _time.TimestampFrequency);
        lock (_gate)
        {
            if (!_sessions.TryGetValue(session, out Dictionary<string, ExportJob>? jobs))
            {
                _sessions.Add(session, jobs = []);
            }

            if (jobs.Count >= MostPerSession)
            {
                throw new EditException(EditFault.Busy, $"This edit has {jobs.Count} exports already, which is as many as it may. Fetch them and delete one, or wait.");
            }

            return jobs[id] = new ExportJob(id, kind, fileName, Path.Combine(_folder, id), endsAt);
        }
    }

    private void RemoveOld()
    {
        long now = _time.GetTimestamp();
        Remove((_, job) => job.EndsAt <= now);
    }

    private void Remove(Func<string, ExportJob, bool> which)
    {
        List<ExportJob> removed = [];
        lock (_gate)
        {
            foreach ((string session, Dictionary<string, ExportJob> jobs) in _sessions.ToArray())
            {
                foreach ((string id, ExportJob job) in jobs.Where(pair => which(session, pair.Value)).ToArray())
                {
                    jobs.Remove(id);
                    removed.Add(job);
                }

                if (jobs.Count == 0)
                {
                    _sessions.Remove(session);
                }
            }
        }

        removed.ForEach(job => job.Dispose());
    }
}
