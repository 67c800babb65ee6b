namespace DragGan.Numerics;

/// <summary>A buffer per thread for values that live within one slice; grows to the largest asked for and is then reused.</summary>
internal static class ThreadScratch
{
    [ThreadStatic]
    private static FloatBuffer? _buffer;

    /// <summary>At least <paramref name="length"/> elements of any content; valid until the thread's next call.</summary>
    public static Span<float> Rent(int length)
    {
        if (_buffer is null || _buffer.Length < length)
        {
            _buffer = new FloatBuffer(length);
        }

        return _buffer.Span[..length];
    }
}
