using DragGan.Checkpoints.Pickles;
using DragGan.Checkpoints.Torch;

namespace DragGan.Checkpoints.Nvidia;

/// <summary>Sees the several ways a pickle can say "dictionary" as one.</summary>
internal static class PickleViews
{
    /// <summary>The entries of a dictionary or of one of its known kin, or null.</summary>
    public static OrderedDictionary<string, object?>? AsDictionary(object? value) => value switch
    {
        PickleDictionary dictionary => dictionary.Items,
        PickleObject call when call.Is(TorchNames.OrderedDict) || call.Is(TorchNames.EasyDict) => call.Entries.Items,
        _ => null,
    };

    /// <summary>The value under <paramref name="key"/>, or null if there is none or <paramref name="value"/> is no dictionary.</summary>
    public static object? Entry(object? value, string key) =>
        AsDictionary(value) is OrderedDictionary<string, object?> entries && entries.TryGetValue(key, out object? found) ? found : null;
}
