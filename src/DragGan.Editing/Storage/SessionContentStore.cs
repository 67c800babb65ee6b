using System.Globalization;
using System.Runtime.CompilerServices;
using DragGan.Imaging;
using DragGan.StyleGan;

namespace DragGan.Editing;

/// <summary>The large parts of a session on disk: latents and masks by content, written once; logs by number. Not thread-safe.</summary>
internal sealed class SessionContentStore : IContentSink, IContentSource, IDisposable
{
    private const string StepsEnding = ".steps";

    private readonly string _latents, _masks, _drags;
    private readonly ConditionalWeakTable<object, string> _names = []; // of what was stored or read already, so that it is not hashed again
    private readonly Dictionary<string, StepLog> _logs = [];
    private readonly Dictionary<string, object> _read = []; // while one session is read: the same content is the same object
    private int _nextLog;

    /// <summary>Makes the folders that are missing.</summary>
    public SessionContentStore(string folder)
    {
        _latents = Directory.CreateDirectory(Path.Combine(folder, "latents")).FullName;
        _masks = Directory.CreateDirectory(Path.Combine(folder, "masks")).FullName;
        _drags = Directory.CreateDirectory(Path.Combine(folder, "drags")).FullName;
        _nextLog = 1 + Directory.EnumerateFiles(_drags).Select(NumberOf).DefaultIfEmpty(0).Max();
    }

    /// <inheritdoc/>
    public string Put(Latent latent) => Put(latent, _latents, ".safetensors", () => ContentBytes.Of(latent));

    /// <inheritdoc/>
    public string Put(EditMask mask) => Put(mask, _masks, ".png", () => ContentBytes.Of(mask));

    /// <inheritdoc/>
    public string Put(DragSegment drag) => _logs.TryGetValue(drag.Log.Id, out StepLog? own) && ReferenceEquals(own, drag.Log)
        ? own.Id
        : throw new ArgumentException("The document holds steps of another session; only this folder's can be saved here.", nameof(drag));

    /// <inheritdoc/>
    public Latent Latent(string name) =>
        Get(name, _latents, ".safetensors", ContentBytes.MostLatentBytes, content => ContentBytes.ToLatent(content, name));

    /// <inheritdoc/>
    public EditMask Mask(string name, int side) =>
        Get(name, _masks, ".png", ContentBytes.MostMaskBytes, content => ContentBytes.ToMask(content, name, side));

    /// <summary>The steps of a drag as far as they are there. After a loss of power, steps or a whole log may be missing: the session is good without them.</summary>
    public StepLog? Log(string name, int count)
    {
        if (_logs.TryGetValue(name, out StepLog? known))
        {
            return known;
        }

        if (!IsLogName(name))
        {
            throw new EditException(EditFault.Invalid, "A drag's log has an impossible name.");
        }

        try
        {
            StepLog log = StepLog.Open(LogPath(name), name);
            _logs.Add(name, log);
            return log;
        }
        catch (EditException)
        {
            return null;
        }
    }

    /// <summary>Makes a log.</summary>
    public StepLog NewLog(Latent baseLatent, int trainedRows, int points)
    {
        string name = NewName();
        StepLog log = StepLog.Create(LogPath(name), name, baseLatent, trainedRows, points);
        _logs.Add(name, log);
        return log;
    }

    /// <summary>Takes in a log's file that is not trusted.</summary>
    /// <param name="write">Writes the file.</param>
    /// <exception cref="EditException">It is no log; the file has gone again.</exception>
    public StepLog TakeIn(Action<Stream> write)
    {
        string name = NewName();
        string path = LogPath(name);
        try
        {
            using (FileStream file = new(path, FileMode.CreateNew, FileAccess.Write))
            {
                write(file);
            }

            StepLog log = StepLog.Open(path, name);
            _logs.Add(name, log);
            return log;
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Deletes a log.</summary>
    public void Delete(StepLog log)
    {
        log.Dispose();
        _logs.Remove(log.Id);
        File.Delete(log.Path);
    }

    /// <summary>Forgets what was read; it is only shared within one reading.</summary>
    public void EndReading() => _read.Clear();

    /// <summary>Deletes every file that is not named.</summary>
    /// <param name="contents">Names of latents and masks to keep.</param>
    /// <param name="logs">Names of logs to keep.</param>
    public void KeepOnly(IReadOnlySet<string> contents, IReadOnlySet<string> logs)
    {
        foreach (StepLog log in _logs.Values.Where(log => !logs.Contains(log.Id)).ToArray())
        {
            Delete(log);
        }

        DeleteOthers(_latents, contents);
        DeleteOthers(_masks, contents);
        DeleteOthers(_drags, logs);
        _names.Clear(); // what was deleted must be written again if it comes back
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (StepLog log in _logs.Values)
        {
            log.Dispose();
        }
    }

    private static bool IsLogName(string name) =>
        name.Length is >= 1 and <= 9 && name.All(char.IsAsciiDigit) && name[0] != '0';

    private static int NumberOf(string path) =>
        IsLogName(Path.GetFileNameWithoutExtension(path)) ? int.Parse(Path.GetFileNameWithoutExtension(path), CultureInfo.InvariantCulture) : 0;

    private static void DeleteOthers(string folder, IReadOnlySet<string> names)
    {
        foreach (string path in Directory.EnumerateFiles(folder).Where(path => !names.Contains(Path.GetFileNameWithoutExtension(path))).ToArray())
        {
            File.Delete(path);
        }
    }

    private string NewName() => (_nextLog++).ToString(CultureInfo.InvariantCulture);

    private string LogPath(string name) => Path.Combine(_drags, name + StepsEnding);

    private string Put(object value, string folder, string ending, Func<byte[]> bytesOf)
    {
        if (_names.TryGetValue(value, out string? known))
        {
            return known;
        }

        byte[] content = bytesOf();
        string name = ContentBytes.NameOf(content);
        string path = Path.Combine(folder, name + ending);
        if (!File.Exists(path))
        {
            WholeFile.Write(path, content);
        }

        _names.Add(value, name);
        return name;
    }

    private T Get<T>(string name, string folder, string ending, int mostBytes, Func<byte[], T> read)
        where T : class
    {
        if (_read.TryGetValue(name, out object? known) && known is T same)
        {
            return same;
        }

        byte[] content = (ContentBytes.IsName(name) ? WholeFile.Read(Path.Combine(folder, name + ending), mostBytes) : null)
            ?? throw new EditException(EditFault.Invalid, $"A part of the session is missing in '{folder}'.");
        T value = read(content);
        _read[name] = value;
        _names.AddOrUpdate(value, name);
        return value;
    }
}
