using System.IO.Compression;
using DragGan.Checkpoints.Tests.Pickles;

namespace DragGan.Checkpoints.Tests.Torch;

public sealed class TensorTests
{
    private static readonly byte[] Six = T.Storage("FloatStorage", 6, T.Floats(0, 1, 2, 3, 4, 5));

    public static TheoryData<string, byte[], float> StorageTypes => new()
    {
        { "HalfStorage", [0x00, 0xC2], -3 },
        { "BFloat16Storage", [0x40, 0xC0], -3 },
        { "FloatStorage", BitConverter.GetBytes(-3f), -3 },
        { "DoubleStorage", BitConverter.GetBytes(-3.0), -3 },
        { "BoolStorage", [1], 1 },
        { "ByteStorage", [0xFD], 253 },
        { "CharStorage", [0xFD], -3 },
        { "ShortStorage", [0xFD, 0xFF], -3 },
        { "IntStorage", BitConverter.GetBytes(-3), -3 },
        { "LongStorage", BitConverter.GetBytes(-3L), -3 },
    };

    // shape, strides, offset, values, over the storage 0 1 2 3 4 5
    public static TheoryData<long[], long[], long, float[]> Views => new()
    {
        { [2, 3], [3, 1], 0, [0, 1, 2, 3, 4, 5] },
        { [3, 2], [1, 3], 0, [0, 3, 1, 4, 2, 5] }, // transposed
        { [2], [1], 4, [4, 5] },
        { [2, 2], [4, 1], 0, [0, 1, 4, 5] },
        { [3], [2], 1, [1, 3, 5] },
        { [2, 2], [0, 1], 2, [2, 3, 2, 3] }, // expanded
        { [], [], 5, [5] },
        { [1, 1], [99, -7], 5, [5] }, // strides of extents of 1 mean nothing
        { [0], [1], 0, [] },
        { [0, 5], [1, 1], 77, [] }, // nothing is read
    };

    // none of these describes elements 0 to 5
    public static TheoryData<long[], long[], long> ImpossibleViews => new()
    {
        { [7], [1], 0 },
        { [6], [1], 1 },
        { [1], [1], 6 },
        { [], [], 6 },
        { [2], [6], 0 },
        { [2, 3], [4, 1], 0 },
        { [2], [1], -1 },
        { [2], [-1], 1 },
        { [-1], [1], 0 },
        { [2], [1], long.MaxValue },
        { [2], [1], long.MinValue },
        { [2], [long.MaxValue], 0 },
        { [int.MaxValue], [int.MaxValue], 0 },
        { [int.MaxValue, int.MaxValue, int.MaxValue], [0, 0, 0], 0 },
        { [1L << 32], [0], 0 },
        { [2, 3], [1], 0 },
        { [2], [], 0 },
        { [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 0 },
    };

    [Theory]
    [MemberData(nameof(StorageTypes))]
    public void Every_storage_type_is_read(string type, byte[] content, float expected)
    {
        NamedArray array = Load(T.Tensor(T.Storage(type, 1, content), 0, [1], [1]));

        Assert.Equal([expected], array.ToArray());
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void A_view_shows_the_elements_its_strides_say(long[] shape, long[] strides, long offset, float[] expected)
    {
        NamedArray array = Load(T.Tensor(Six, offset, shape, strides));

        Assert.Equal(expected, array.ToArray());
        Assert.Equal(shape, array.Shape.Select(extent => (long)extent));
        Assert.Equal(expected.Length, array.Length);
    }

    [Theory]
    [MemberData(nameof(ImpossibleViews))]
    public void A_view_that_reaches_outside_or_has_no_sense_is_refused_by_name(long[] shape, long[] strides, long offset) =>
        Assert.Contains("tensor 'x' ", Fail(T.FileWith(T.Tensor(Six, offset, shape, strides))), StringComparison.Ordinal);

    [Fact]
    public void A_storage_may_be_shared()
    {
        byte[] generator = T.Module("Generator", buffers:
        [
            ("x", T.Tensor(P.Remember(Six, 1), 0, [2], [1])),
            ("y", T.Tensor(P.Recall(1), 1, [2], [1])),
        ]);

        Checkpoint read = Checkpoint.Load(T.FileOf(generator), "test.pkl");

        Assert.Equal([0f, 1], read.Arrays["x"].ToArray());
        Assert.Equal([1f, 2], read.Arrays["y"].ToArray());
    }

    [Fact]
    public void A_nested_storage_may_have_the_newer_archive_form()
    {
        byte[] archive = T.Zip(T.Reference("FloatStorage", "0", 2), ("0", T.Floats(6, 7)));

        Assert.Equal([6f, 7], Load(T.Tensor(T.Nested(archive), 0, [2], [1])).ToArray());
    }

    [Fact]
    public void A_compressed_archive_is_refused_with_what_to_do()
    {
        byte[] archive = T.ZipOf(CompressionLevel.SmallestSize, ("archive/data.pkl", P.File(P.Dictionary(("G_ema", P.Text(new string('x', 1000)))))));

        Assert.Contains("'archive/data.pkl' is compressed", Fail(archive), StringComparison.Ordinal);
    }

    [Fact]
    public void Storages_that_are_missing_short_or_of_another_size_than_announced_are_refused()
    {
        byte[] reference = T.Reference("FloatStorage", "7", 2);
        Assert.Contains("ends inside a tensor's storage", Nested(T.Legacy(reference, ("7", 2, T.Floats(1)))), StringComparison.Ordinal);
        Assert.Contains("3 elements where 2 were announced", Nested(T.Legacy(reference, ("7", 3, T.Floats(1, 2, 3)))), StringComparison.Ordinal);
        Assert.Contains("a storage nothing refers to", Nested(T.Legacy(reference, ("8", 2, T.Floats(1, 2)))), StringComparison.Ordinal);
        Assert.Contains("without its storage", Nested(T.Legacy(reference)), StringComparison.Ordinal);
        Assert.Contains("without its storage", Nested(T.Legacy(P.Number(1))), StringComparison.Ordinal);
        Assert.Contains("storage '7' is missing", Nested(T.Zip(reference)), StringComparison.Ordinal);
        Assert.Contains("ends inside a tensor's storage", Nested(T.Zip(reference, ("7", T.Floats(1)))), StringComparison.Ordinal);
        Assert.Contains("where a PyTorch storage is needed", Nested([1, 2, 3]), StringComparison.Ordinal);
        Assert.Contains("does not describe a storage", Nested(T.Legacy(T.Reference("FloatStorage", "7", -1), ("7", -1, []))), StringComparison.Ordinal);
        Assert.Contains("ends inside a tensor's storage", Nested(T.Legacy(T.Reference("LongStorage", "7", long.MaxValue), ("7", long.MaxValue, []))), StringComparison.Ordinal);
    }

    private static string Nested(byte[] archive) => Fail(T.FileWith(T.Tensor(T.Nested(archive), 0, [1], [1])));

    private static NamedArray Load(byte[] tensor) => Checkpoint.Load(T.FileWith(tensor), "test.pkl").Arrays["x"];

    private static string Fail(byte[] file) => Assert.Throws<ModelFileException>(() => Checkpoint.Load(file, "test.pkl")).Message;
}
