using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using DragGan.Dragging;
using DragGan.StyleGan;

namespace DragGan.Editing;

/// <summary>A kept step as the bytes of a record, in both directions.</summary>
internal static class StepRecord
{
    /// <summary>Fills a record.</summary>
    public static void Write(Span<byte> record, StepLayout layout, int index, KeptStep step)
    {
        MemoryMarshal.AsBytes(step.Latent.Values.AsSpan(0, layout.TrainedValues)).CopyTo(record);
        Span<float> coordinates = MemoryMarshal.Cast<byte, float>(record[layout.HandlesOffset..layout.LossesOffset]);
        foreach (Handle handle in step.Handles)
        {
            (coordinates[0], coordinates[1], coordinates[2], coordinates[3]) = (handle.Position.X, handle.Position.Y, handle.Target.X, handle.Target.Y);
            coordinates = coordinates[4..];
        }

        BinaryPrimitives.WriteDoubleLittleEndian(record[layout.LossesOffset..], step.Motion);
        BinaryPrimitives.WriteDoubleLittleEndian(record[(layout.LossesOffset + sizeof(double))..], step.Mask);
        BinaryPrimitives.WriteInt32LittleEndian(record[layout.IndexOffset..], index);
        StepLayout.Seal(record);
    }

    /// <summary>What a record says beside its latent; null if it is damaged, of another place, or says something impossible.</summary>
    public static StepMetrics? Metrics(ReadOnlySpan<byte> record, StepLayout layout, int index)
    {
        if (!StepLayout.IsSealed(record) || BinaryPrimitives.ReadInt32LittleEndian(record[layout.IndexOffset..]) != index)
        {
            return null;
        }

        ReadOnlySpan<float> floats = MemoryMarshal.Cast<byte, float>(record[..layout.LossesOffset]);
        double motion = BinaryPrimitives.ReadDoubleLittleEndian(record[layout.LossesOffset..]);
        double mask = BinaryPrimitives.ReadDoubleLittleEndian(record[(layout.LossesOffset + sizeof(double))..]);
        if (!AllFinite(floats) || !double.IsFinite(motion) || !double.IsFinite(mask))
        {
            return null;
        }

        ReadOnlySpan<float> coordinates = floats[layout.TrainedValues..];
        ImmutableArray<Handle>.Builder handles = ImmutableArray.CreateBuilder<Handle>(layout.Points);
        for (; !coordinates.IsEmpty; coordinates = coordinates[4..])
        {
            handles.Add(new Handle(new ImagePoint(coordinates[0], coordinates[1]), new ImagePoint(coordinates[2], coordinates[3])));
        }

        return new StepMetrics(handles.MoveToImmutable(), motion, mask);
    }

    /// <summary>A record's latent: its trained rows, and the others of the base.</summary>
    public static Latent Latent(ReadOnlySpan<byte> record, StepLayout layout, Latent baseLatent)
    {
        float[] values = [.. baseLatent.Values.AsSpan()];
        MemoryMarshal.Cast<byte, float>(record[..layout.HandlesOffset]).CopyTo(values);
        return new Latent(layout.Rows, layout.Width, ImmutableCollectionsMarshal.AsImmutableArray(values));
    }

    private static bool AllFinite(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }
}
