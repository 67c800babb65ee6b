namespace DragGan.Checkpoints.Torch;

/// <summary>Which elements of a storage a tensor shows. Valid by construction: every element lies inside the storage.</summary>
internal readonly struct StridedView
{
    private readonly int[] _strides; // in elements; those of extents of 1 are not meaningful

    private StridedView(int[] shape, int[] strides, int offset, int count) => (Shape, _strides, Offset, Count) = (shape, strides, offset, count);

    public int[] Shape { get; }

    /// <summary>The first element.</summary>
    public int Offset { get; }

    /// <summary>Number of elements shown, repetitions included.</summary>
    public int Count { get; }

    /// <summary>Whether the elements lie one after the other, row-major.</summary>
    public bool IsContiguous
    {
        get
        {
            long expected = 1;
            for (int axis = Shape.Length - 1; axis >= 0; axis--)
            {
                if (Shape[axis] > 1 && _strides[axis] != expected)
                {
                    return false;
                }

                expected *= Shape[axis];
            }

            return true;
        }
    }

    /// <summary>Checks what a file says of a view against the storage it views.</summary>
    /// <param name="name">The tensor's name, for messages.</param>
    /// <param name="shape">Extents as read, outermost first.</param>
    /// <param name="strides">Steps between neighbours along each axis, in elements, as read.</param>
    /// <param name="offset">The first element, as read.</param>
    /// <param name="storageLength">Elements the storage has.</param>
    /// <exception cref="ModelFileException">The view is no view, or reaches outside the storage.</exception>
    public static StridedView Of(string name, object?[] shape, object?[] strides, long offset, int storageLength)
    {
        int[]? extents = Integers(shape);
        if (extents is null || shape.Length != strides.Length || shape.Length > ArrayShape.MaximumRank || ArrayShape.ElementCount(extents) is not int count)
        {
            throw new ModelFileException($"tensor '{Printable.Text(name)}' has no shape a network could have.");
        }

        if (count == 0)
        {
            return new StridedView(extents, new int[extents.Length], 0, 0);
        }

        if (offset < 0 || offset >= storageLength)
        {
            throw Outside(name, extents, storageLength);
        }

        int[] steps = new int[extents.Length];
        long last = offset;
        for (int axis = 0; axis < extents.Length; axis++)
        {
            if (extents[axis] == 1)
            {
                continue;
            }

            if (strides[axis] is not (long and >= 0 and <= int.MaxValue))
            {
                throw Outside(name, extents, storageLength);
            }

            steps[axis] = (int)(long)strides[axis]!;
            last += (extents[axis] - 1L) * steps[axis]; // cannot overflow: a term is below 2^62, and the sum so far below 2^31
            if (last >= storageLength)
            {
                throw Outside(name, extents, storageLength);
            }
        }

        return new StridedView(extents, steps, (int)offset, count);
    }

    /// <summary>The elements in row-major order, copied together.</summary>
    public byte[] Gather(ReadOnlyMemory<byte> storage, int elementSize)
    {
        byte[] gathered = new byte[Count * elementSize];
        ReadOnlySpan<byte> source = storage.Span;
        int[] index = new int[Shape.Length];
        int element = Offset;
        for (int i = 0; i < Count; i++)
        {
            source.Slice(element * elementSize, elementSize).CopyTo(gathered.AsSpan(i * elementSize));
            for (int axis = Shape.Length - 1; axis >= 0; axis--)
            {
                element += _strides[axis];
                if (++index[axis] < Shape[axis])
                {
                    break;
                }

                element -= index[axis] * _strides[axis];
                index[axis] = 0;
            }
        }

        return gathered;
    }

    private static int[]? Integers(object?[] values)
    {
        int[] integers = new int[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] is not (long and >= 0 and <= int.MaxValue))
            {
                return null;
            }

            integers[i] = (int)(long)values[i]!;
        }

        return integers;
    }

    private static ModelFileException Outside(string name, int[] shape, int storageLength) => new(
        $"tensor '{Printable.Text(name)}' of shape {ArrayShape.Describe(shape)} reaches outside its storage of {storageLength:N0} elements. The file is damaged.");
}
