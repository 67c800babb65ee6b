using DragGan.Checkpoints.Pickles;
using DragGan.Checkpoints.Torch;

namespace DragGan.Checkpoints.Nvidia;

/// <summary>A network module as NVIDIA's persistence keeps it: the class's name, its source (ignored) and the object's attributes.</summary>
/// <remarks>The pickle calls <c>_reconstruct_persistent_obj({type, version, module_src, class_name, state})</c>; the state is the module's <c>__dict__</c>.</remarks>
internal sealed class PersistentModule
{
    private readonly object? _meta;
    private readonly object? _state;

    private PersistentModule(object? meta) => (_meta, _state) = (meta, PickleViews.Entry(meta, "state"));

    public string ClassName => PickleViews.Entry(_meta, "class_name") as string ?? "";

    public bool HasSource => PickleViews.Entry(_meta, "module_src") is string { Length: > 0 };

    public OrderedDictionary<string, object?>? Parameters => PickleViews.AsDictionary(PickleViews.Entry(_state, "_parameters"));

    public OrderedDictionary<string, object?>? Buffers => PickleViews.AsDictionary(PickleViews.Entry(_state, "_buffers"));

    public OrderedDictionary<string, object?>? Children => PickleViews.AsDictionary(PickleViews.Entry(_state, "_modules"));

    /// <summary>The module <paramref name="value"/> describes, or null.</summary>
    public static PersistentModule? Of(object? value) =>
        value is PickleObject call && call.Is(TorchNames.PersistentObject) && call.Arguments.Items is [object meta]
        && PickleViews.AsDictionary(PickleViews.Entry(meta, "state")) is not null
            ? new PersistentModule(meta)
            : null;

    /// <summary>What the module or, failing that, the call that made it says under <paramref name="key"/>.</summary>
    public bool TryGetAttribute(string key, out object? value) =>
        PickleViews.AsDictionary(_state)!.TryGetValue(key, out value)
        || (PickleViews.AsDictionary(PickleViews.Entry(_state, "_init_kwargs"))?.TryGetValue(key, out value) ?? false);
}
