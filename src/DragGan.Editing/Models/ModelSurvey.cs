using System.Runtime.CompilerServices;
using DragGan.Checkpoints;

namespace DragGan.Editing;

/// <summary>What is known of each file's content. Each is looked at once, and again when it changes. Thread-safe.</summary>
/// <param name="reading">Where files are read, one at a time.</param>
/// <param name="largest">Bytes a file may have to be read at all.</param>
internal sealed class ModelSurvey(OneByOne reading, long largest)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<FileStamp, Task<ModelFacts>> _looks = [];

    /// <summary>What is known; null when nobody looked yet.</summary>
    public ModelFacts? Known(FileStamp stamp)
    {
        lock (_gate)
        {
            return _looks.TryGetValue(stamp, out Task<ModelFacts>? look) && look.IsCompletedSuccessfully ? look.Result : null;
        }
    }

    /// <summary>Looks at a file, unless somebody did.</summary>
    public Task<ModelFacts> LookAsync(ModelFile file)
    {
        lock (_gate)
        {
            if (!_looks.TryGetValue(file.Stamp, out Task<ModelFacts>? look) || look.IsCanceled || look.IsFaulted)
            {
                look = reading.RunAsync(() => FactsOf(file));
                _looks[file.Stamp] = look;
            }

            return look;
        }
    }

    /// <summary>Keeps what was learnt another way.</summary>
    public void Learn(FileStamp stamp, ModelFacts facts)
    {
        lock (_gate)
        {
            _looks[stamp] = Task.FromResult(facts);
        }
    }

    /// <summary>Forgets files that are no longer there.</summary>
    public void Keep(IEnumerable<ModelFile> files)
    {
        lock (_gate)
        {
            HashSet<FileStamp> there = [.. files.Select(file => file.Stamp)];
            foreach (FileStamp gone in _looks.Keys.Where(stamp => !there.Contains(stamp)).ToArray())
            {
                _looks.Remove(gone);
            }
        }
    }

    private ModelFacts FactsOf(ModelFile file)
    {
        ModelFacts facts = Read(file);
        ModelMemory.Release(file.Stamp.Bytes);
        return facts;
    }

    /// <summary>A frame of its own, so that the file's content can be let go when it returns.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ModelFacts Read(ModelFile file)
    {
        try
        {
            ModelMemory.RequireFits(file.Stamp.Bytes, largest);
            return ModelReader.Read(file.Stamp.Path, file.Id).Facts;
        }
        catch (Exception error) when (error is ModelFileException or EditException)
        {
            return new ModelFacts(Info: null, Fingerprint: null, error.Message);
        }
    }
}
