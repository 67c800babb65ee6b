using DragGan.Checkpoints.Pickles;
using DragGan.Checkpoints.Torch;

namespace DragGan.Checkpoints.Nvidia;

/// <summary>Reads NVIDIA's network pickles: a dictionary of networks under G, D and G_ema, each a tree of persistent modules.</summary>
internal static class NvidiaPickleReader
{
    private const string Averaged = "G_ema";
    private const string Unaveraged = "G";
    private const string Critic = "D";

    /// <summary>Reads a pickle, or a PyTorch archive around one.</summary>
    /// <exception cref="ModelFileException">The file is damaged, holds no generator, or asks for something that is not allowed.</exception>
    public static CheckpointContent Read(ReadOnlyMemory<byte> content)
    {
        PickleBudget budget = new();
        TorchArchive archive = TorchArchive.Recognises(content.Span)
            ? TorchArchive.Read(content, 0, TorchNames.InNetworks, budget)
            : new TorchArchive(PickleInterpreter.Parse(content, 0, TorchNames.InNetworks, budget), new Dictionary<string, TorchStorage>());
        TorchTensors tensors = new(new TorchStorages(archive.Document, archive.Storages, budget), byteLimit: 2L * content.Length);
        return Read(archive.Document, tensors);
    }

    private static CheckpointContent Read(PickleDocument document, TorchTensors tensors)
    {
        OrderedDictionary<string, object?> networks = Networks(document.Root);
        string used = networks.GetValueOrDefault(Averaged) is not null ? Averaged : Unaveraged;
        ModuleWalk generator = ModuleWalk.Through(networks.GetValueOrDefault(used)) ?? throw NoGenerator(networks);
        CheckpointContent result = new()
        {
            Arrays = ReadArrays(generator, tensors),
            Metadata = NvidiaMetadata.Of(generator),
        };
        if (used == Unaveraged)
        {
            result.Ignored.Add("nothing was averaged: G_ema is missing, so G, the network as last trained, is used");
        }

        foreach ((string name, object? value) in networks)
        {
            if (name == Critic && ModuleWalk.Through(value) is ModuleWalk critic)
            {
                result.Discriminator = ReadArrays(critic, tensors);
            }
            else if (name != used && value is not null)
            {
                result.Ignored.Add(Describe(name, value));
            }
        }

        int sources = document.Calls.Select(PersistentModule.Of).Where(module => module is { HasSource: true }).Select(module => module!.ClassName).Distinct().Count();
        if (sources > 0)
        {
            result.Ignored.Add($"source code of {sources} classes");
        }

        return result;
    }

    // a network pickled by itself counts as the generator
    private static OrderedDictionary<string, object?> Networks(object? root) => PersistentModule.Of(root) is not null
        ? new OrderedDictionary<string, object?> { [Averaged] = root }
        : PickleViews.AsDictionary(root) ?? throw new ModelFileException(
            $"it is a sound pickle, but not of networks: expected a dictionary with {Averaged}, {Unaveraged} and {Critic}.");

    private static Dictionary<string, NamedArray> ReadArrays(ModuleWalk network, TorchTensors tensors)
    {
        Dictionary<string, NamedArray> arrays = new(network.Tensors.Count);
        foreach ((string name, object tensor) in network.Tensors)
        {
            if (!arrays.TryAdd(name, tensors.Read(name, tensor)))
            {
                throw new ModelFileException($"it holds two arrays of the name '{Printable.Text(name)}'. The file is damaged.");
            }
        }

        return arrays;
    }

    private static string Describe(string name, object value)
    {
        int? arrays = ModuleWalk.Through(value)?.Tensors.Count;
        string printable = Printable.Text(name);
        return name == Unaveraged ? $"{printable} ({arrays ?? 0} arrays; {Averaged} is used)"
            : arrays is > 0 ? $"{printable} ({arrays} arrays)"
            : printable;
    }

    private static ModelFileException NoGenerator(OrderedDictionary<string, object?> networks)
    {
        string found = networks.Count == 0 ? "nothing" : string.Join(", ", networks.Keys.Take(10).Select(key => $"'{Printable.Text(key)}'"));
        return new ModelFileException($"it holds no generator: expected a network under '{Averaged}', found {found}.");
    }
}
