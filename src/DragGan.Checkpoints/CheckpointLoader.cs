using DragGan.Checkpoints.Nvidia;
using DragGan.Checkpoints.Safetensors;
using DragGan.Checkpoints.Torch;

namespace DragGan.Checkpoints;

/// <summary>Finds the kind of a file from its content and calls the reader for it.</summary>
internal static class CheckpointLoader
{
    /// <exception cref="ModelFileException">The content is of no kind known here, or damaged.</exception>
    public static Checkpoint Load(ReadOnlyMemory<byte> content, string name)
    {
        ReadOnlySpan<byte> bytes = content.Span;

        // First, because a header's length may happen to begin with a byte that also begins a pickle; '{' at byte 8 settles it.
        if (SafetensorsReader.Recognises(bytes))
        {
            return new Checkpoint(CheckpointKind.Safetensors, name, SafetensorsReader.Read(content));
        }

        if (PickleStart.Recognises(bytes) || TorchArchive.Recognises(bytes))
        {
            return new Checkpoint(CheckpointKind.NvidiaPickle, name, NvidiaPickleReader.Read(content));
        }

        ForeignContent.Refuse(bytes);
        throw ForeignContent.Unknown(bytes);
    }
}
