using System.Runtime.CompilerServices;
using DragGan.Checkpoints;
using DragGan.StyleGan;

namespace DragGan.Editing;

/// <summary>From a file to a model in memory.</summary>
/// <param name="lane">Where weights are packed and the model computes.</param>
/// <param name="survey">Told what was learnt of each file.</param>
/// <param name="room">Bytes that all models may take together.</param>
/// <param name="closing">Signalled when the library is disposed.</param>
internal sealed class ModelLoader(ComputeLane lane, ModelSurvey survey, long room, CancellationToken closing)
{
    /// <summary>On whose behalf weights are packed; no session is called so.</summary>
    private const string LaneOwner = "(models)";

    /// <summary>Winograd's weights, four times the others', are for models that leave room for others.</summary>
    private const int WinogradShare = 3;

    /// <summary>Reads and packs a model; waits for the lane meanwhile, so never on it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="makeRoom">Asked for the memory the model will take, before it takes it.</param>
    /// <exception cref="EditException">Invalid: the file is broken. Busy: the machine has no memory left. And what <paramref name="makeRoom"/> throws.</exception>
    public LoadedModel Load(ModelFile file, Action<long> makeRoom)
    {
        try
        {
            LoadedModel model = ReadAndPack(file, makeRoom);
            ModelMemory.Release(file.Stamp.Bytes);
            return model;
        }
        catch (ModelFileException error)
        {
            survey.Learn(file.Stamp, new ModelFacts(Info: null, Fingerprint: null, error.Message));
            throw new EditException(EditFault.Invalid, error.Message, error);
        }
        catch (OutOfMemoryException error)
        {
            throw new EditException(EditFault.Busy, $"There is not enough memory left to load '{file.Id}'. Close other programs or edits, then try again.", error);
        }
    }

    /// <summary>Makes sure that a file is a model that can be loaded.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">What messages call it.</param>
    /// <returns>What it is, and the extension such a file has.</returns>
    /// <exception cref="EditException">Invalid: the file is broken. TooLarge: it would never fit.</exception>
    public (ModelFacts Facts, string Extension) Check(string path, string name)
    {
        try
        {
            long bytes = new FileInfo(path).Length;
            (ModelFacts, string) result = ReadAndCheck(path, name, bytes);
            ModelMemory.Release(bytes);
            return result;
        }
        catch (ModelFileException error)
        {
            throw new EditException(EditFault.Invalid, error.Message, error);
        }
        catch (OutOfMemoryException error)
        {
            throw new EditException(EditFault.Busy, $"There is not enough memory left to check '{name}'. Close other programs or edits, then try again.", error);
        }
    }

    // Frames of their own: what a method holds that runs once lives until it ends, and the file's content shall be let go before.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private (ModelFacts Facts, string Extension) ReadAndCheck(string path, string name, long bytes)
    {
        ModelMemory.RequireFits(bytes, room);
        ReadModel read = ModelReader.Read(path, name);
        ModelMemory.RequireFits(ModelMemory.Estimate(read.Generator.Info, winograd: false), room);
        return (read.Facts, read.Extension);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private LoadedModel ReadAndPack(ModelFile file, Action<long> makeRoom)
    {
        ModelMemory.RequireFits(file.Stamp.Bytes, room);
        ReadModel read = ModelReader.Read(file.Stamp.Path, file.Id);
        survey.Learn(file.Stamp, read.Facts);
        GeneratorInfo info = read.Generator.Info;
        long full = ModelMemory.Estimate(info, winograd: true);
        bool winograd = full <= room / WinogradShare;
        makeRoom(winograd ? full : ModelMemory.Estimate(info, winograd: false));
        Synthesis synthesis = lane.Run(
            LaneOwner, LanePriority.Interactive, _ => new Synthesis(SynthesisWeights.Pack(read.Generator, lane.Pool), lane.Pool, winograd), closing)
            .GetAwaiter().GetResult();
        ModelReference reference = new(file.Id, read.Fingerprint, info.Resolution, info.LatentRows, info.WDim);
        return new LoadedModel(reference, info, read.Generator.Mapping, synthesis, lane);
    }
}
