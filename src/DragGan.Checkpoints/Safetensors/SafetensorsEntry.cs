namespace DragGan.Checkpoints.Safetensors;

/// <summary>One array as the header states it; nothing of it is believed before <see cref="ToArray"/> has checked it.</summary>
/// <param name="Name">The array's name.</param>
/// <param name="Code">The element type's code, such as <c>F32</c>.</param>
/// <param name="Shape">The extents, outermost first.</param>
/// <param name="Begin">First byte, counted from the end of the header.</param>
/// <param name="End">One past the last byte.</param>
internal readonly record struct SafetensorsEntry(string Name, string Code, int[] Shape, long Begin, long End)
{
    /// <summary>The array as a slice of <paramref name="data"/>, the bytes behind the header.</summary>
    /// <exception cref="ModelFileException">The type is unknown, the bytes lie outside the file, or their number does not fit the shape.</exception>
    public NamedArray ToArray(ReadOnlyMemory<byte> data)
    {
        ArrayElementType type = ElementTypes.FromCode(Code) ?? throw new ModelFileException(
            $"array '{Name}' has elements of type '{Code}', expected one of {ElementTypes.KnownCodes}. Convert the file to F32 or F16.");
        if (Begin < 0 || End < Begin || End > data.Length)
        {
            throw new ModelFileException(
                $"array '{Name}' claims bytes {Begin} to {End} of the data, which has {data.Length:N0}. The download was probably cut short; fetch the file again.");
        }

        long? needed = ArrayShape.ElementCount(Shape) * (long)ElementTypes.Size(type);
        return needed == End - Begin
            ? new NamedArray(Name, Shape, type, data[(int)Begin..(int)End])
            : throw new ModelFileException(
                $"array '{Name}' of shape {ArrayShape.Describe(Shape)} and type {Code} claims {End - Begin:N0} bytes, but its shape does not fit them.");
    }

    /// <summary>Refuses arrays that share bytes: the format has no shared arrays, so an overlap is damage or a trick.</summary>
    public static void RequireDisjoint(List<SafetensorsEntry> entries)
    {
        SafetensorsEntry[] ordered = [.. entries.Where(entry => entry.End > entry.Begin)];
        Array.Sort(ordered, (a, b) => a.Begin.CompareTo(b.Begin));
        for (int i = 1; i < ordered.Length; i++)
        {
            if (ordered[i].Begin < ordered[i - 1].End)
            {
                throw new ModelFileException($"arrays '{ordered[i - 1].Name}' and '{ordered[i].Name}' lie over each other in the data. The file is damaged.");
            }
        }
    }
}
