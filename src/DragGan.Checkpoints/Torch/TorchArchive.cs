using System.Collections.Frozen;
using DragGan.Checkpoints.Pickles;

namespace DragGan.Checkpoints.Torch;

/// <summary>A pickle and the storages kept beside it: what PyTorch's <c>torch.save</c> writes, in either of its two forms.</summary>
/// <param name="Document">The pickle.</param>
/// <param name="Storages">The storages by key.</param>
internal sealed record TorchArchive(PickleDocument Document, IReadOnlyDictionary<string, TorchStorage> Storages)
{
    public static bool Recognises(ReadOnlySpan<byte> content) => LegacyTorchReader.Recognises(content) || ZipDirectory.Recognises(content);

    /// <summary>Reads an archive whose form <see cref="Recognises"/> found.</summary>
    /// <param name="content">The archive.</param>
    /// <param name="start">Where it begins in the file.</param>
    /// <param name="allowed">The names its pickle may refer to.</param>
    /// <param name="budget">Pays for its instructions.</param>
    public static TorchArchive Read(ReadOnlyMemory<byte> content, int start, FrozenSet<string> allowed, PickleBudget budget) =>
        ZipDirectory.Recognises(content.Span)
            ? ZipTorchReader.Read(content, start, allowed, budget)
            : LegacyTorchReader.Read(content, start, allowed, budget);
}
