using System.Buffers.Binary;
using System.IO.Compression;
using DragGan.TestKit;

namespace DragGan.Imaging.Tests;

/// <summary>Files made to hurt: whatever they hold, reading ends in a picture or an <see cref="ImageFileException"/>, within the memory allowed.</summary>
public sealed class PngAttackTests
{
    private static readonly PngLimits Small = new() { Pixels = 1 << 14, TextBytes = 1 << 14 };

    public static TheoryData<string> Victims =>
        ["gray1-adam7", "gray16-trns", "palette4-trns-adam7", "palette8", "rgb8", "rgb16-trns-adam7", "rgba8-adam7", "tiny-gray1-3x8-adam7"];

    [Theory]
    [MemberData(nameof(Victims))]
    public void Flipped_bytes_never_do_more_than_fail_to_read(string name)
    {
        byte[] sound = [.. File.ReadAllBytes(GoldenFiles.PathOf($"png/{name}.png"))[..^12], .. PngBuilder.Tiny(
            ("tEXt", "Key\0text"u8.ToArray()),
            ("zTXt", [.. "Key\0\0"u8, .. PngBuilder.Compress(new byte[300])]),
            ("iTXt", [.. "Key\0\u0001\0en\0key\0"u8, .. PngBuilder.Compress(new byte[300])]))[33..]];
        Random random = new(name.Length);
        int failed = 0;
        for (int round = 0; round < 1500; round++)
        {
            byte[] damaged = [.. sound];
            for (int flips = random.Next(1, 4); flips > 0; flips--)
            {
                damaged[random.Next(8, damaged.Length)] ^= (byte)(1 << random.Next(8));
            }

            if (round % 2 == 0)
            {
                RepairChecksums(damaged); // so that the damage reaches what lies behind the checksum
            }

            failed += Fails(damaged) ? 1 : 0;
        }

        Assert.InRange(failed, 750, 1500); // at least every round whose checksums were left wrong
    }

    [Fact]
    public void A_header_that_promises_more_than_the_data_can_fill_takes_no_memory()
    {
        byte[] file = new PngBuilder().Header(16_384, 4096).Data(new byte[1000]).End();
        ImageFileException? error = null;

        long allocated = Allocated(() => error = Assert.Throws<ImageFileException>(() => PngBuilder.Read(file)));

        Assert.Contains("can hold at most", error!.Message, StringComparison.Ordinal);
        Assert.InRange(allocated, 0, 1 << 20); // the picture would take 64 MiB
    }

    [Fact]
    public void The_most_compressible_picture_there_is_passes_the_check_of_what_data_can_fill()
    {
        RasterImage black = new(2048, 2048, PixelLayout.Gray);
        using MemoryStream stream = new();
        PngWriter.Write(stream, black, level: CompressionLevel.SmallestSize);
        Assert.InRange(stream.Length, 4 << 10, 8 << 10); // 4 MiB at 500 : 1 or better

        Assert.Equal(black.Pixels, PngBuilder.Read(stream.ToArray()).Raster.Pixels);
    }

    [Theory]
    [InlineData("zTXt")]
    [InlineData("iTXt")]
    public void A_text_that_inflates_beyond_the_limit_is_stopped_there(string kind)
    {
        byte[] bomb = PngBuilder.Compress(new byte[64 << 20]);
        byte[] data = kind == "zTXt" ? [.. "Comment\0\0"u8, .. bomb] : [.. "Comment\0\u0001\0\0\0"u8, .. bomb];
        byte[] file = PngBuilder.Tiny((kind, data));
        ImageFileException? error = null;

        long allocated = Allocated(() => error = Assert.Throws<ImageFileException>(() => PngBuilder.Read(file)));

        Assert.Contains(kind + " at byte 33", error!.Message, StringComparison.Ordinal);
        Assert.Contains("more than 4,194,304 bytes", error.Message, StringComparison.Ordinal);
        Assert.InRange(allocated, 0, 20 << 20); // a buffer that doubles up to 4 MiB
    }

    [Fact]
    public void Many_empty_texts_are_stopped_too()
    {
        (string, byte[])[] texts = [.. Enumerable.Range(0, 300).Select(i => ("tEXt", new byte[] { (byte)'k', (byte)('0' + (i % 10)), (byte)('0' + (i / 10)), 0 }))];

        Assert.Throws<ImageFileException>(() => PngBuilder.Read(PngBuilder.Tiny(texts), Small));
    }

    [Fact]
    public void A_file_larger_than_the_limit_is_refused_whether_or_not_its_stream_tells_its_length()
    {
        byte[] file = PngBuilder.Tiny();
        PngLimits limits = new() { FileBytes = file.Length - 1 };
        using GZipStream unseekable = new(new MemoryStream(GZip(file)), CompressionMode.Decompress);

        Assert.Throws<ImageFileException>(() => PngBuilder.Read(file, limits));
        Assert.Throws<ImageFileException>(() => PngReader.Read(unseekable, limits));
        Assert.Equal(4, PngBuilder.Read(file, limits with { FileBytes = file.Length }).Raster.Pixels.Length);
    }

    private static bool Fails(byte[] file)
    {
        bool failed = false;
        long allocated = Allocated(() =>
        {
            try
            {
                PngBuilder.Read(file, Small);
            }
            catch (ImageFileException)
            {
                failed = true;
            }
        });
        Assert.InRange(allocated, 0, 1 << 20); // 64 KiB of pixels, 32 KiB of text and their buffers, in any case
        return failed;
    }

    private static long Allocated(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void RepairChecksums(byte[] file)
    {
        for (int at = 8; at + 12 <= file.Length;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - 12)
            {
                return;
            }

            Span<byte> body = file.AsSpan(at + 4, 4 + (int)length);
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(at + 8 + (int)length), PngBuilder.SlowCrc(body));
            at += 12 + (int)length;
        }
    }

    private static byte[] GZip(byte[] bytes)
    {
        using MemoryStream zipped = new();
        using (GZipStream gzip = new(zipped, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return zipped.ToArray();
    }
}
