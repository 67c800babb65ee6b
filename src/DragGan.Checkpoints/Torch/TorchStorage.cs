using DragGan.Checkpoints.Pickles;

namespace DragGan.Checkpoints.Torch;

/// <summary>A flat run of elements that tensors are views of.</summary>
/// <param name="Type">The type of every element.</param>
/// <param name="Content">The elements: a slice of the file.</param>
internal sealed record TorchStorage(ArrayElementType Type, ReadOnlyMemory<byte> Content)
{
    public int Length => Content.Length / ElementTypes.Size(Type);
}

/// <summary>What a pickle says of a storage kept beside it: <c>('storage', torch.FloatStorage, key, location, count)</c>.</summary>
/// <param name="Key">Names the storage within its archive.</param>
/// <param name="Type">The type of every element.</param>
/// <param name="Count">Number of elements, as stated.</param>
internal readonly record struct TorchStorageReference(string Key, ArrayElementType Type, long Count)
{
    /// <exception cref="ModelFileException">The reference has another form.</exception>
    public static TorchStorageReference Of(PickleReference reference)
    {
        if (reference.Id is PickleTuple { Items: ["storage", PickleGlobal type, string key, string, long count, .. object?[] rest] }
            && TorchNames.StorageType(type.FullName) is ArrayElementType elementType
            && count >= 0
            && rest is [] or [null]) // older files may state a view here; none has been seen since views became tensors' own matter
        {
            return new TorchStorageReference(key, elementType, count);
        }

        throw PickleReader.Damaged(reference.Offset, "a reference that does not describe a storage");
    }

    /// <summary>The storage, if <paramref name="available"/> bytes are enough for the elements stated.</summary>
    /// <param name="available">The bytes from the storage's start to the end of what holds it.</param>
    /// <param name="offset">Where the storage begins in the file.</param>
    public TorchStorage Slice(ReadOnlyMemory<byte> available, int offset)
    {
        int size = ElementTypes.Size(Type);
        return Count <= available.Length / size
            ? new TorchStorage(Type, available[..((int)Count * size)])
            : throw ModelFileException.Truncated(offset, Count > long.MaxValue / size ? long.MaxValue : Count * size, available.Length, "a tensor's storage");
    }
}
