namespace DragGan.Checkpoints.Pickles;

// What a pickle describes, as data. None is null; bool, long, double and string are themselves.

/// <summary>A name the pickle refers to: a class or function that is never looked up.</summary>
internal sealed class PickleGlobal(string module, string name)
{
    public string FullName { get; } = $"{module}.{name}";
}

/// <summary>A byte string: a slice of the file.</summary>
/// <param name="content">The bytes.</param>
/// <param name="offset">Where they begin in the file.</param>
internal sealed class PickleBytes(ReadOnlyMemory<byte> content, int offset)
{
    public ReadOnlyMemory<byte> Content { get; } = content;

    public int Offset { get; } = offset;
}

internal sealed class PickleTuple(object?[] items)
{
    public object?[] Items { get; } = items;
}

internal sealed class PickleList
{
    public List<object?> Items => field ??= [];
}

/// <summary>A dictionary. Entries under keys other than strings are dropped: nothing of a network is kept so.</summary>
internal sealed class PickleDictionary
{
    // made when first asked for: an empty dictionary costs one byte of the file
    public OrderedDictionary<string, object?> Items => field ??= [];
}

/// <summary>A set, whose elements nobody needs.</summary>
internal sealed class PickleSet;

/// <summary>What calling <paramref name="callable"/> would have given. Nothing is called.</summary>
internal sealed class PickleObject(PickleGlobal callable, PickleTuple arguments, int offset)
{
    public PickleGlobal Callable { get; } = callable;

    public PickleTuple Arguments { get; } = arguments;

    /// <summary>Where the file asks for the call.</summary>
    public int Offset { get; } = offset;

    /// <summary>Entries set on the object, if it is a kind of dictionary.</summary>
    public PickleDictionary Entries => field ??= new();

    /// <summary>The inner state set on the object, if any.</summary>
    public object? State { get; set; }

    public bool Is(string fullName) => Callable.FullName == fullName;
}

/// <summary>A reference to something kept beside the pickle: in PyTorch's archives, a storage.</summary>
internal sealed class PickleReference(object? id, int offset)
{
    public object? Id { get; } = id;

    public int Offset { get; } = offset;
}
