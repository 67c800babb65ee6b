using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DragGan.Numerics.Tests.Maps;

public sealed class FloatBufferTests
{
    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, 68), 1000, 100_000];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_buffer_is_zeroed_as_long_as_asked_and_starts_on_a_cache_line(int length)
    {
        FloatBuffer buffer = new(length);

        Assert.Equal(length, buffer.Length);
        Assert.Equal(length, buffer.Span.Length);
        Assert.Equal(-1, buffer.Span.IndexOfAnyExcept(0f));
        Assert.Equal(0, Address(buffer) % 64);
    }

    [Fact]
    public void A_buffer_stays_where_it_is_when_the_heap_is_compacted()
    {
        List<byte[]> neighbours = [.. Enumerable.Range(0, 100).Select(_ => new byte[1000])];
        FloatBuffer buffer = new(100);
        buffer.Span.Fill(3);
        nint before = Address(buffer);
        neighbours.Clear();

        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);

        Assert.Equal(before, Address(buffer));
        Assert.Equal(-1, buffer.Span.IndexOfAnyExcept(3f));
    }

    [Fact]
    public void At_is_the_element_of_the_span()
    {
        FloatBuffer buffer = new(20);
        buffer.Span[7] = 5;

        Assert.True(Unsafe.AreSame(ref buffer.At(7), ref buffer.Span[7]));
        Assert.Equal(5, buffer.At(7));
    }

    [Fact]
    public void A_negative_length_is_refused() => Assert.Throws<ArgumentOutOfRangeException>("length", () => new FloatBuffer(-1));

    private static nint Address(FloatBuffer buffer) =>
        Unsafe.ByteOffset(ref Unsafe.NullRef<float>(), ref MemoryMarshal.GetReference(buffer.Span));
}
