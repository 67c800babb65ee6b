using System.Text.Json;

namespace DragGan.Editing;

/// <summary><c>session.json</c> and the state before it, <c>session.previous.json</c>: text in, records out.</summary>
internal sealed class SessionFile(string folder)
{
    private readonly string _current = Path.Combine(folder, "session.json");
    private readonly string _previous = Path.Combine(folder, "session.previous.json");

    /// <summary>Whether there is anything to read.</summary>
    public bool Exists => File.Exists(_current) || File.Exists(_previous);

    /// <summary>When the session was saved last.</summary>
    public DateTimeOffset Changed => File.GetLastWriteTimeUtc(File.Exists(_current) ? _current : _previous);

    /// <summary>Saves a state; the one before stays beside it.</summary>
    public void Write(SessionRecord record) =>
        WholeFile.Write(_current, JsonSerializer.SerializeToUtf8Bytes(record, EditingJson.Default.SessionRecord), _previous);

    /// <summary>Both states as far as they can be read, the newer one first.</summary>
    public IEnumerable<SessionRecord> ReadAll()
    {
        foreach (string path in new[] { _current, _previous })
        {
            SessionRecord? record = null;
            try
            {
                record = Read(path);
            }
            catch (EditException)
            {
                // whoever needs the reason asks for this one state
            }

            if (record is not null)
            {
                yield return record;
            }
        }
    }

    /// <summary>What can be made of the newer state, or of the older one if the newer is damaged; the damaged file is put aside then.</summary>
    /// <param name="make">Makes it; refuses with <see cref="EditFault.Invalid"/> what is damaged.</param>
    /// <exception cref="EditException">Nothing can be made of either. The message is about the newer one.</exception>
    public T Read<T>(Func<SessionRecord, T> make)
    {
        EditException damage;
        try
        {
            return make(Read(_current));
        }
        catch (EditException error) when (error.Fault is EditFault.Invalid)
        {
            damage = error;
        }

        try
        {
            T made = make(Read(_previous));
            SetAside();
            return made;
        }
        catch (EditException error) when (error.Fault is EditFault.Invalid)
        {
            throw new EditException(EditFault.Invalid, $"The session in '{folder}' cannot be read. {damage.Message}", damage);
        }
    }

    private static SessionRecord Read(string path) => EditingJson.Read(
        WholeFile.Read(path, SessionRecord.MostBytes) ?? throw new EditException(EditFault.Invalid, $"There is no file '{path}', or it is far too large."),
        SessionRecord.FormatName,
        SessionRecord.CurrentVersion,
        EditingJson.Default.SessionRecord);

    /// <summary>Saving would otherwise put the damaged state in the place of the good one.</summary>
    private void SetAside()
    {
        if (File.Exists(_current))
        {
            File.Move(_current, Path.Combine(folder, "session.damaged.json"), overwrite: true);
        }
    }
}
