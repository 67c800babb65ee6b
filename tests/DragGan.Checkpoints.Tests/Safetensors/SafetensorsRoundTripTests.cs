namespace DragGan.Checkpoints.Tests.Safetensors;

public sealed class SafetensorsRoundTripTests
{
    private static readonly Dictionary<string, string> NoMetadata = [];

    [Fact]
    public void What_was_written_is_read_back_bit_for_bit()
    {
        float[] values = [1, -0f, float.NaN, float.PositiveInfinity, float.Epsilon, 1e30f];
        Dictionary<string, string> metadata = new() { ["conv_clamp"] = "256", ["note"] = "é \"x\" \n" };

        Checkpoint read = Read(Write([NamedArray.FromValues("mapping.fc0.weight", [2, 3], values)], metadata));

        NamedArray array = Assert.Single(read.Arrays).Value;
        Assert.Equal(CheckpointKind.Safetensors, read.Kind);
        Assert.Equal("mapping.fc0.weight", array.Name);
        Assert.Equal([2, 3], array.Shape);
        Assert.Equal(ArrayElementType.Float32, array.ElementType);
        Assert.Equal(values.Select(BitConverter.SingleToUInt32Bits), array.ToArray().Select(BitConverter.SingleToUInt32Bits));
        Assert.Equal(metadata, read.Metadata);
        Assert.Null(read.Discriminator);
        Assert.Empty(read.Ignored);
    }

    [Fact]
    public void The_order_of_arrays_and_metadata_makes_no_difference()
    {
        NamedArray a = NamedArray.FromValues("a", [1], [1]), b = NamedArray.FromValues("b", [], [2]);
        NamedArray wide = new("wide", [1], ArrayElementType.Float64, BitConverter.GetBytes(0.5));

        byte[] first = Write([a, b, wide], new() { ["x"] = "1", ["y"] = "2" });
        byte[] second = Write([wide, b, a], new() { ["y"] = "2", ["x"] = "1" });

        Assert.Equal(first, second);
    }

    [Fact]
    public void Data_start_on_a_multiple_of_eight_and_every_array_on_a_multiple_of_its_element()
    {
        NamedArray odd = new("a", [3], ArrayElementType.UInt8, new byte[3]);
        NamedArray wide = new("b", [2], ArrayElementType.Int64, new byte[16]);
        NamedArray single = NamedArray.FromValues("c", [1], [1]);

        byte[] file = Write([odd, wide, single], NoMetadata);

        Assert.Equal(0, BitConverter.ToInt64(file) % 8);
        Assert.Equal(8 + BitConverter.ToInt64(file) + 16 + 4 + 3, file.Length);
        Assert.EndsWith("\"a\":{\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[20,23]}}", Header(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_are_written_as_they_are_and_must_fill_the_shape()
    {
        NamedArray picture = NamedArray.FromBytes("images", [1, 2, 3], new byte[] { 0, 1, 2, 253, 254, 255 });

        Checkpoint read = Read(Write([picture], NoMetadata));

        Assert.Equal(ArrayElementType.UInt8, read.Arrays["images"].ElementType);
        Assert.Equal([1, 2, 3], read.Arrays["images"].Shape);
        Assert.Equal([0, 1, 2, 253, 254, 255], read.Arrays["images"].Bytes.ToArray());
        ArgumentException error = Assert.Throws<ArgumentException>(() => NamedArray.FromBytes("images", [2, 2], new byte[3]));
        Assert.Contains("'images' has 3 bytes, expected the product of [2, 2]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Halving_rounds_to_nearest_even_and_leaves_other_types_alone()
    {
        // 1 + 2^-11 lies halfway between two halves: the even one is 1. 1 + 3 * 2^-11 lies halfway too: the even one is 1 + 2^-9.
        float[] values = [1 + (1f / 2048), 1 + (3f / 2048), 65504, -1e-8f, float.NaN, float.NegativeInfinity];
        NamedArray count = new("count", [1], ArrayElementType.Int64, BitConverter.GetBytes(7L));

        Checkpoint read = Read(Write([NamedArray.FromValues("w", [6], values), count], NoMetadata, half: true));

        Assert.Equal(ArrayElementType.Float16, read.Arrays["w"].ElementType);
        Assert.Equal([1, 1 + (1f / 512), 65504, -0f, float.NaN, float.NegativeInfinity], read.Arrays["w"].ToArray());
        Assert.Equal(ArrayElementType.Int64, read.Arrays["count"].ElementType);
        Assert.Equal([7f], read.Arrays["count"].ToArray());
    }

    [Fact]
    public void Halving_more_elements_than_one_chunk_loses_none()
    {
        float[] values = [.. Enumerable.Range(0, 20_001).Select(i => (float)(i % 2048))];

        Checkpoint read = Read(Write([NamedArray.FromValues("w", [values.Length], values)], NoMetadata, half: true));

        Assert.Equal(values, read.Arrays["w"].ToArray());
    }

    [Fact]
    public void Halving_a_value_too_large_names_the_array_and_writes_nothing()
    {
        using MemoryStream file = new();

        ModelFileException error = Assert.Throws<ModelFileException>(
            () => SafetensorsWriter.Write(file, [NamedArray.FromValues("synthesis.b4.const", [2], [0, 65520])], NoMetadata, half: true));

        Assert.Equal(
            "array 'synthesis.b4.const' holds 65520 at element 1, but half floats end at 65504. Convert it without halving.", error.Message);
        Assert.Equal(0, file.Length);
    }

    [Fact]
    public void The_discriminator_travels_under_its_prefix()
    {
        Checkpoint read = Read(Write([NamedArray.FromValues("D.b4.out.bias", [1], [3]), NamedArray.FromValues("mapping.w_avg", [1], [4])], NoMetadata));

        Assert.Equal([4f], Assert.Single(read.Arrays).Value.ToArray());
        Assert.Equal([3f], read.Discriminator!["b4.out.bias"].ToArray());
        Assert.Equal("b4.out.bias", read.Discriminator["b4.out.bias"].Name);
    }

    [Theory]
    [InlineData("x", "x")]
    [InlineData("__metadata__", "x")]
    public void Names_that_would_collide_are_refused(string first, string second)
    {
        using MemoryStream file = new();
        NamedArray[] arrays = [NamedArray.FromValues(first, [1], [0]), NamedArray.FromValues(second, [1], [0])];

        Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(file, arrays, NoMetadata));
        Assert.Equal(0, file.Length);
    }

    [Fact]
    public void Every_element_type_becomes_floats()
    {
        (ArrayElementType Type, byte[] Bytes, float Expected)[] cases =
        [
            (ArrayElementType.Float16, [0x00, 0xC2], -3),
            (ArrayElementType.BFloat16, [0x40, 0xC0], -3),
            (ArrayElementType.Float32, BitConverter.GetBytes(-3f), -3),
            (ArrayElementType.Float64, BitConverter.GetBytes(-3.0), -3),
            (ArrayElementType.Bool, [2], 1),
            (ArrayElementType.UInt8, [0xFD], 253),
            (ArrayElementType.Int8, [0xFD], -3),
            (ArrayElementType.Int16, [0xFD, 0xFF], -3),
            (ArrayElementType.Int32, BitConverter.GetBytes(-3), -3),
            (ArrayElementType.Int64, BitConverter.GetBytes(-3L), -3),
        ];
        Assert.Equal(Enum.GetValues<ArrayElementType>(), cases.Select(c => c.Type));
        NamedArray[] arrays = [.. cases.Select(c => new NamedArray(c.Type.ToString(), [1], c.Type, c.Bytes))];

        Checkpoint read = Read(Write(arrays, NoMetadata));

        foreach ((ArrayElementType type, byte[] _, float expected) in cases)
        {
            Assert.Equal(type, read.Arrays[type.ToString()].ElementType);
            Assert.Equal([expected], read.Arrays[type.ToString()].ToArray());
        }
    }

    [Fact]
    public void A_file_written_elsewhere_is_read()
    {
        Checkpoint read = Checkpoint.Load(Golden.Path("labels-128.expected.safetensors"));

        Assert.Equal("labels-128.expected.safetensors", read.Name);
        Assert.Equal([128, 128, 3], read.Arrays["image_u8"].Shape);
        Assert.Equal(ArrayElementType.UInt8, read.Arrays["image_u8"].ElementType);
        Assert.Equal(1.7886285f, read.Arrays["z"].ToArray()[0], 1e-6f); // RandomState(3).randn(1)
    }

    private static byte[] Write(NamedArray[] arrays, Dictionary<string, string> metadata, bool half = false)
    {
        using MemoryStream file = new();
        SafetensorsWriter.Write(file, arrays, metadata, half);
        return file.ToArray();
    }

    private static Checkpoint Read(byte[] file) => Checkpoint.Load(file, "test.safetensors");

    private static string Header(byte[] file) =>
        System.Text.Encoding.UTF8.GetString(file, 8, (int)BitConverter.ToInt64(file)).TrimEnd();
}
