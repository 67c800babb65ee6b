using DragGan.Checkpoints.Pickles;

namespace DragGan.Checkpoints.Torch;

/// <summary>All storages of a file: those kept beside its pickle, and those nested in it as byte strings.</summary>
internal sealed class TorchStorages
{
    private readonly IReadOnlyDictionary<string, TorchStorage> _beside;
    private readonly Dictionary<PickleBytes, TorchStorage> _nested = []; // by identity: a byte string used twice is read once

    /// <summary>Reads every nested archive at once, needed or not: whatever hides in one is then found before anything is used.</summary>
    /// <exception cref="ModelFileException">A nested archive is damaged or names something that is not allowed.</exception>
    public TorchStorages(PickleDocument document, IReadOnlyDictionary<string, TorchStorage> beside, PickleBudget budget)
    {
        _beside = beside;
        foreach (PickleObject call in document.Calls)
        {
            if (call.Is(TorchNames.LoadFromBytes))
            {
                PickleBytes bytes = Bytes(call);
                if (!_nested.ContainsKey(bytes))
                {
                    _nested.Add(bytes, ReadNested(bytes, budget));
                }
            }
        }
    }

    /// <summary>The storage a tensor names.</summary>
    public TorchStorage Find(object? named, int offset) => named switch
    {
        PickleObject call when call.Is(TorchNames.LoadFromBytes) => _nested[Bytes(call)],
        PickleReference reference when _beside.TryGetValue(TorchStorageReference.Of(reference).Key, out TorchStorage? storage) => storage,
        _ => throw PickleReader.Damaged(offset, "a tensor without a storage"),
    };

    private static TorchStorage ReadNested(PickleBytes bytes, PickleBudget budget)
    {
        if (!TorchArchive.Recognises(bytes.Content.Span))
        {
            if (PickleStart.Recognises(bytes.Content.Span))
            {
                PickleInterpreter.Parse(bytes.Content, bytes.Offset, TorchNames.InStorages, budget); // PyTorch would run it, so what it asks for is worth naming
            }

            throw PickleReader.Damaged(bytes.Offset, "a byte string where a PyTorch storage is needed");
        }

        TorchArchive archive = TorchArchive.Read(bytes.Content, bytes.Offset, TorchNames.InStorages, budget);
        return archive.Document.Root is PickleReference root && archive.Storages.TryGetValue(TorchStorageReference.Of(root).Key, out TorchStorage? storage)
            ? storage
            : throw PickleReader.Damaged(bytes.Offset, "a nested PyTorch archive without its storage");
    }

    private static PickleBytes Bytes(PickleObject call) => call.Arguments.Items is [PickleBytes bytes]
        ? bytes
        : throw PickleReader.Damaged(call.Offset, "a storage without its bytes");
}
