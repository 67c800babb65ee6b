using System.Buffers.Binary;
using System.Collections.Frozen;
using DragGan.Checkpoints.Pickles;

namespace DragGan.Checkpoints.Torch;

/// <summary>Reads the form <c>torch.save</c> wrote before 1.6, and still writes inside pickled tensors.</summary>
/// <remarks>
/// Five pickles in a row: a magic number, the version, facts of the machine, the object, the storages' keys. Then each storage
/// in the keys' order: its number of elements in 8 bytes, and the elements.
/// </remarks>
internal static class LegacyTorchReader
{
    private const long ProtocolVersion = 1001;

    private static ReadOnlySpan<byte> Magic => [0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, (byte)'.'];

    public static bool Recognises(ReadOnlySpan<byte> content) => content.StartsWith(Magic);

    public static TorchArchive Read(ReadOnlyMemory<byte> content, int start, FrozenSet<string> allowed, PickleBudget budget)
    {
        int position = Magic.Length;
        PickleDocument Next(FrozenSet<string> names)
        {
            PickleDocument document = PickleInterpreter.Parse(content[position..], start + position, names, budget);
            position += document.Length;
            return document;
        }

        if (Next(FrozenSet<string>.Empty).Root is not ProtocolVersion)
        {
            throw PickleReader.Damaged(start + Magic.Length, $"a PyTorch archive of another version than {ProtocolVersion}");
        }

        if (Next(FrozenSet<string>.Empty).Root is PickleDictionary machine && machine.Items.TryGetValue("little_endian", out object? little) && little is false)
        {
            throw new ModelFileException("it was written on a big-endian machine; save it again on another one.");
        }

        PickleDocument described = Next(allowed);
        PickleDocument keys = Next(FrozenSet<string>.Empty);
        return new TorchArchive(described, ReadStorages(content[position..], start + position, described, keys));
    }

    private static Dictionary<string, TorchStorage> ReadStorages(ReadOnlyMemory<byte> content, int start, PickleDocument described, PickleDocument keys)
    {
        Dictionary<string, TorchStorageReference> references = [];
        foreach (PickleReference reference in described.References)
        {
            TorchStorageReference storage = TorchStorageReference.Of(reference);
            references[storage.Key] = storage;
        }

        if (keys.Root is not PickleList order)
        {
            throw PickleReader.Damaged(start, "a PyTorch archive without a list of its storages");
        }

        Dictionary<string, TorchStorage> storages = [];
        int position = 0;
        foreach (object? item in order.Items)
        {
            if (item is not string key || !references.TryGetValue(key, out TorchStorageReference reference))
            {
                throw PickleReader.Damaged(start + position, "a storage nothing refers to");
            }

            ReadOnlyMemory<byte> left = content[position..];
            if (left.Length < sizeof(long))
            {
                throw ModelFileException.Truncated(start + position, sizeof(long), left.Length, "a tensor's storage");
            }

            long count = BinaryPrimitives.ReadInt64LittleEndian(left.Span);
            if (count != reference.Count)
            {
                throw PickleReader.Damaged(start + position, $"a storage of {count} elements where {reference.Count} were announced");
            }

            TorchStorage storage = reference.Slice(left[sizeof(long)..], start + position + sizeof(long));
            storages[key] = storage;
            position += sizeof(long) + storage.Content.Length;
        }

        return storages;
    }
}
