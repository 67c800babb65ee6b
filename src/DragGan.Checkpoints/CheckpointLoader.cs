using DragGan.Checkpoints.Safetensors;

namespace DragGan.Checkpoints;

/// <summary>Finds the kind of a file from its content and calls the reader for it.</summary>
internal static class CheckpointLoader
{
    public static Checkpoint Load(ReadOnlyMemory<byte> content, string name)
    {
        if (SafetensorsReader.Recognises(content.Span))
        {
            return new Checkpoint(CheckpointKind.Safetensors, name, SafetensorsReader.Read(content));
        }

        throw new ModelFileException("it is of no kind known here.");
    }
}
