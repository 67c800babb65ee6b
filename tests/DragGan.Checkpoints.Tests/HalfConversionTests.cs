using System.Runtime.InteropServices;

namespace DragGan.Checkpoints.Tests;

public sealed class HalfConversionTests
{
    [Fact]
    public void Every_half_float_becomes_the_float_the_language_says()
    {
        ushort[] every = [.. Enumerable.Range(0, 65536).Select(i => (ushort)i)];

        float[] converted = Array("x", ArrayElementType.Float16, MemoryMarshal.AsBytes(every.AsSpan()).ToArray()).ToArray();

        for (int i = 0; i < every.Length; i++)
        {
            float expected = (float)BitConverter.UInt16BitsToHalf(every[i]);
            Assert.True(
                BitConverter.SingleToUInt32Bits(expected) == BitConverter.SingleToUInt32Bits(converted[i])
                || (float.IsNaN(expected) && float.IsNaN(converted[i])),
                $"{every[i]:X4} became {converted[i]:R}, expected {expected:R}");
        }
    }

    // 0..67 covers every mix of a 16-lane body and a scalar tail, and the empty array.
    [Fact]
    public void Half_floats_of_every_length_convert_and_nothing_is_written_behind_them()
    {
        for (int length = 0; length < 68; length++)
        {
            Half[] values = [.. Enumerable.Range(0, length).Select(i => (Half)(i - 7.5f))];
            float[] destination = new float[length + 4];
            destination.AsSpan(length).Fill(42);

            Array("x", ArrayElementType.Float16, MemoryMarshal.AsBytes(values.AsSpan()).ToArray()).CopyTo(destination);

            Assert.Equal(values.Select(value => (float)value), destination.Take(length));
            Assert.All(destination.Skip(length), value => Assert.Equal(42, value));
        }
    }

    private static NamedArray Array(string name, ArrayElementType type, byte[] bytes) =>
        new(name, [bytes.Length / ElementTypes.Size(type)], type, bytes);
}
