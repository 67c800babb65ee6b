using System.Collections.Frozen;
using DragGan.Checkpoints.Pickles;

namespace DragGan.Checkpoints.Torch;

/// <summary>Reads the form <c>torch.save</c> writes since 1.6: a zip of uncompressed entries, <c>NAME/data.pkl</c> and <c>NAME/data/KEY</c>.</summary>
internal static class ZipTorchReader
{
    private const string PickleEntry = "/data.pkl";

    public static TorchArchive Read(ReadOnlyMemory<byte> content, int start, FrozenSet<string> allowed, PickleBudget budget)
    {
        Dictionary<string, ZipEntry> entries = ZipDirectory.Read(content, start);
        string? pickle = entries.Keys.FirstOrDefault(name => name.EndsWith(PickleEntry, StringComparison.Ordinal));
        if (pickle is null)
        {
            throw new ModelFileException("it is a zip archive without a PyTorch model inside. If it is a download, unpack it and load the file in it.");
        }

        string folder = pickle[..^PickleEntry.Length];
        if (entries.TryGetValue(folder + "/byteorder", out ZipEntry? order) && order.Open(content, start).Content.Span.StartsWith("big"u8))
        {
            throw new ModelFileException("it was written on a big-endian machine; save it again on another one.");
        }

        (ReadOnlyMemory<byte> described, int describedAt) = entries[pickle].Open(content, start);
        PickleDocument document = PickleInterpreter.Parse(described, describedAt, allowed, budget);
        Dictionary<string, TorchStorage> storages = [];
        foreach (PickleReference reference in document.References)
        {
            TorchStorageReference storage = TorchStorageReference.Of(reference);
            if (!entries.TryGetValue($"{folder}/data/{storage.Key}", out ZipEntry? entry))
            {
                throw new ModelFileException($"its storage '{Printable.Text(storage.Key)}' is missing from the archive. Fetch the file again.");
            }

            (ReadOnlyMemory<byte> elements, int elementsAt) = entry.Open(content, start);
            storages[storage.Key] = storage.Slice(elements, elementsAt);
        }

        return new TorchArchive(document, storages);
    }
}
