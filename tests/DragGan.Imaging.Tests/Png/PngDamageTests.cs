namespace DragGan.Imaging.Tests;

public sealed class PngDamageTests
{
    [Fact]
    public void The_file_the_damage_starts_from_is_sound() => Assert.Equal(new byte[] { 10, 20, 30, 40 }, PngBuilder.Read(PngBuilder.Tiny()).Raster.Pixels);

    public static TheoryData<string, byte[], string[]> Cases
    {
        get
        {
            byte[] rows = [0, 10, 20, 0, 30, 40];
            byte[] noLetters = PngBuilder.Tiny();
            noLetters[37] = 0x07;
            byte[] wrongCrc = PngBuilder.Tiny();
            wrongCrc[29] ^= 0x55; // IHDR's checksum: 8 + 8 + 13
            return new()
            {
                { "wrong checksum", wrongCrc, ["IHDR", "byte 8", "checksum"] },
                { "name without letters", noLetters, ["byte 33", "four letters"] },
                { "no header", new PngBuilder().Data(rows).End(), ["IDAT", "byte 8", "first chunk must be IHDR"] },
                { "two headers", new PngBuilder().Header(2, 2).Header(2, 2).Data(rows).End(), ["IHDR", "byte 33", "only one"] },
                { "short header", new PngBuilder().Chunk("IHDR", 0, 0).End(), ["IHDR", "holds 2 bytes, expected 13"] },
                { "no width", new PngBuilder().Header(0, 2).Data(rows).End(), ["0 x 2", "at least 1"] },
                { "no height", new PngBuilder().Header(2, 0).Data(rows).End(), ["2 x 0", "at least 1"] },
                { "too wide", new PngBuilder().Header(16_385, 1).Data(rows).End(), ["16385 x 1", "16,384", "Scale"] },
                { "too large", new PngBuilder().Header(16_000, 16_000).Data(rows).End(), ["16000 x 16000", "67,108,864"] },
                { "negative size", new PngBuilder().Header(0xFFFFFFFF, 1).Data(rows).End(), ["4294967295 x 1"] },
                { "impossible depth", new PngBuilder().Header(2, 2, depth: 3).Data(rows).End(), ["colour type 0 with 3 bits"] },
                { "impossible colour type", new PngBuilder().Header(2, 2, color: 1).Data(rows).End(), ["colour type 1 with 8 bits"] },
                { "unknown compression", new PngBuilder().Header(2, 2, compression: 1).Data(rows).End(), ["compression 1"] },
                { "unknown interlace", new PngBuilder().Header(2, 2, interlace: 2).Data(rows).End(), ["interlace 2"] },
                { "no picture", new PngBuilder().Header(2, 2).End(), ["IEND", "without a single IDAT"] },
                { "data too short", new PngBuilder().Header(2, 2).Data(rows[..^1]).End(), ["IDAT", "byte 33", "ends before the 6 bytes"] },
                { "data too long", new PngBuilder().Header(2, 2).Data([.. rows, 7]).End(), ["IDAT", "byte 33", "goes on after the 6 bytes"] },
                { "data empty", new PngBuilder().Header(2, 2).Chunk("IDAT").End(), ["IDAT", "takes 6 bytes", "at most 0"] },
                { "data not zlib", new PngBuilder().Header(2, 2).Chunk("IDAT", 1, 2, 3, 4, 5, 6).End(), ["IDAT", "cannot be decompressed"] },
                { "data split", new PngBuilder().Header(2, 2).Data(rows).Chunk("tIME").Data(rows).End(), ["IDAT", "must stand together"] },
                { "bad filter", new PngBuilder().Header(2, 2).Data(0, 10, 20, 5, 30, 40).End(), ["row 1", "filter 5"] },
                { "no palette", new PngBuilder().Header(2, 2, color: 3).Data(rows).End(), ["IDAT", "no PLTE"] },
                { "palette of no colour", new PngBuilder().Header(2, 2).Chunk("PLTE").Data(rows).End(), ["PLTE", "holds 0 bytes"] },
                { "palette of half a colour", new PngBuilder().Header(2, 2).Chunk("PLTE", 1, 2, 3, 4).Data(rows).End(), ["PLTE", "holds 4 bytes"] },
                { "palette of 257 colours", new PngBuilder().Header(2, 2).Chunk("PLTE", new byte[771]).Data(rows).End(), ["PLTE", "771"] },
                { "two palettes", new PngBuilder().Header(2, 2).Chunk("PLTE", 1, 2, 3).Chunk("PLTE", 1, 2, 3).Data(rows).End(), ["only one"] },
                { "palette too late", new PngBuilder().Header(2, 2).Data(rows).Chunk("PLTE", 1, 2, 3).End(), ["PLTE", "before the first IDAT"] },
                { "colour beyond the palette", new PngBuilder().Header(2, 1, color: 3).Chunk("PLTE", new byte[9]).Data(0, 2, 3).End(), ["colour 3", "only 3"] },
                { "alpha before the palette", new PngBuilder().Header(2, 2, color: 3).Chunk("tRNS", 1).End(), ["tRNS", "follow the PLTE"] },
                { "alpha for too many", new PngBuilder().Header(2, 2, color: 3).Chunk("PLTE", 1, 2, 3).Chunk("tRNS", 1, 2).End(), ["tRNS", "2 colours"] },
                { "transparent gray too long", new PngBuilder().Header(2, 2).Chunk("tRNS", 1, 2, 3).Data(rows).End(), ["tRNS", "expected 2"] },
                { "alpha twice", new PngBuilder().Header(2, 2, color: 4).Chunk("tRNS", 1, 2).Data(rows).End(), ["tRNS", "alpha channel"] },
                { "unknown critical chunk", new PngBuilder().Header(2, 2).Chunk("CgBI").Data(rows).End(), ["CgBI", "must be understood"] },
                { "length beyond the file", new PngBuilder().Header(2, 2).Raw(0x7F, 0xFF, 0xFF, 0xFF).Raw("IDAT"u8.ToArray()).Raw(new byte[9]).ToArray(), ["IDAT", "2,147,483,647"] },
                { "length beyond 31 bits", new PngBuilder().Header(2, 2).Raw(0xFF, 0xFF, 0xFF, 0xFF).Raw("IDAT"u8.ToArray()).Raw(new byte[9]).ToArray(), ["4,294,967,295"] },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Damage_is_reported_with_its_place_and_what_to_do(string what, byte[] file, string[] expected)
    {
        Assert.NotEmpty(what);

        ImageFileException error = Assert.Throws<ImageFileException>(() => PngBuilder.Read(file));

        Assert.All(expected, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        Assert.Matches("export (it|the picture) again|Scale the picture down|as a plain PNG", error.Message);
    }

    [Fact]
    public void A_file_cut_at_any_byte_is_reported()
    {
        byte[] whole = PngBuilder.Tiny(("tEXt", "a\0b"u8.ToArray()));
        for (int length = 0; length < whole.Length; length++)
        {
            Assert.Throws<ImageFileException>(() => PngBuilder.Read(whole[..length]));
        }
    }

    [Fact]
    public void Data_after_the_end_of_the_picture_is_ignored()
    {
        byte[] pixels = PngBuilder.Read([.. PngBuilder.Tiny(), .. "trailing garbage"u8]).Raster.Pixels;

        Assert.Equal(new byte[] { 10, 20, 30, 40 }, pixels);
    }

    [Fact]
    public void Unknown_chunks_that_may_be_skipped_are_skipped()
    {
        Assert.Equal(4, PngBuilder.Read(PngBuilder.Tiny(("abCd", [1, 2, 3]), ("acTL", new byte[8]))).Raster.Pixels.Length);
    }

    [Fact]
    public void Messages_about_a_file_on_disk_start_with_its_path()
    {
        string path = Path.GetTempFileName();
        try
        {
            ImageFileException error = Assert.Throws<ImageFileException>(() => PngReader.Read(path));

            Assert.StartsWith($"'{path}': The image file is empty", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
