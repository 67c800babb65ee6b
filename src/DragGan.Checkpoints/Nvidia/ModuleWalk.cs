using DragGan.Checkpoints.Torch;

namespace DragGan.Checkpoints.Nvidia;

/// <summary>Walks a tree of modules as PyTorch names its state dictionary: parameters, buffers, then children, names joined by dots.</summary>
/// <remarks>
/// The file decides what contains what, so the "tree" may be anything: a module may contain itself, or share children so that the number
/// of paths doubles with each level. Depth, steps and the length of names are therefore limited.
/// </remarks>
internal sealed class ModuleWalk
{
    private const int MaximumDepth = 32; // networks take 5
    private const int MaximumSteps = 10_000; // a network of 1024 pixels takes about 500
    private const int MaximumNameLength = 500;

    private readonly List<(string Name, PersistentModule Module)> _modules = [];
    private readonly List<(string Name, object Tensor)> _tensors = [];
    private int _steps;

    private ModuleWalk()
    {
    }

    /// <summary>Every module with its dotted name, the root's being empty.</summary>
    public IReadOnlyList<(string Name, PersistentModule Module)> Modules => _modules;

    /// <summary>Every tensor with its dotted name, not yet read.</summary>
    public IReadOnlyList<(string Name, object Tensor)> Tensors => _tensors;

    /// <summary>Walks a network: a persistent module, or a plain state dictionary of tensors. Null if <paramref name="network"/> is neither.</summary>
    /// <exception cref="ModelFileException">The walk leaves every bound a network keeps.</exception>
    public static ModuleWalk? Through(object? network)
    {
        ModuleWalk walk = new();
        if (PersistentModule.Of(network) is PersistentModule root)
        {
            walk.Visit(root, "", depth: 0);
            return walk;
        }

        if (PickleViews.AsDictionary(network) is OrderedDictionary<string, object?> { Count: > 0 } state && state.Values.All(TorchTensors.IsTensor))
        {
            walk.Collect(state, "");
            return walk;
        }

        return null;
    }

    private void Visit(PersistentModule module, string prefix, int depth)
    {
        if (depth == MaximumDepth)
        {
            throw new ModelFileException($"its modules are nested deeper than {MaximumDepth} at '{Printable.Text(prefix)}'. This is not a network.");
        }

        _modules.Add((prefix.TrimEnd('.'), module));
        Collect(module.Parameters, prefix);
        Collect(module.Buffers, prefix);
        if (module.Children is OrderedDictionary<string, object?> children)
        {
            foreach ((string key, object? child) in children)
            {
                string name = Step(prefix, key);
                if (PersistentModule.Of(child) is PersistentModule known)
                {
                    Visit(known, name + ".", depth + 1);
                }
                else if (child is not null)
                {
                    throw new ModelFileException($"its module '{Printable.Text(name)}' is not of a form known here.");
                }
            }
        }
    }

    private void Collect(OrderedDictionary<string, object?>? tensors, string prefix)
    {
        if (tensors is null)
        {
            return;
        }

        foreach ((string key, object? tensor) in tensors)
        {
            string name = Step(prefix, key);
            if (tensor is not null) // a module without a bias keeps None under its name
            {
                _tensors.Add((name, tensor));
            }
        }
    }

    private string Step(string prefix, string key)
    {
        if (++_steps > MaximumSteps)
        {
            throw new ModelFileException($"it describes more than {MaximumSteps:N0} modules and arrays. This is not a network.");
        }

        return prefix.Length + key.Length <= MaximumNameLength
            ? prefix + key
            : throw new ModelFileException($"it describes an array or module with a name of more than {MaximumNameLength} characters: '{Printable.Text(prefix + key)}'.");
    }
}
