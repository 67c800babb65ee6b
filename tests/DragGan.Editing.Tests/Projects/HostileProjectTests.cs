using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using DragGan.Checkpoints;
using DragGan.Dragging;
using DragGan.StyleGan;

namespace DragGan.Editing.Tests;

/// <summary>Project files that someone has put together to do harm. Whatever is in them, nothing is left in the destination.</summary>
public sealed class HostileProjectTests : IDisposable
{
    private const int CompressedSizeInDirectory = 20, SizeInDirectory = 24;

    private readonly ProjectFixture _project = new();
    private readonly ProjectParts _parts;

    public HostileProjectTests() => _parts = new ProjectParts(_project.Zip);

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData("/etc/cron.d/evil")]
    [InlineData("../../evil.steps")]
    [InlineData("drags/../../evil.steps")]
    [InlineData("..")]
    [InlineData("..\\evil.steps")]
    [InlineData("C:/evil.steps")]
    [InlineData("drags/1.steps:stream")]
    [InlineData("drags/\n.steps")]
    [InlineData("project.json")]
    [InlineData("drags/1.steps")]
    public void A_part_whose_name_leads_elsewhere_or_is_there_twice_is_refused(string name)
    {
        _parts.Parts.Add((name, [1, 2, 3]));

        _project.AssertRefused(_parts.ToZip());
    }

    [Theory]
    [InlineData("../1")]
    [InlineData("/etc/passwd")]
    [InlineData("2")] // as the other drag
    [InlineData("")]
    public void A_log_whose_name_leads_elsewhere_is_refused(string name)
    {
        _parts.Json = JsonEdits.With(_parts.Json, "document.drags.0.log", $"\"{name}\"");

        _project.AssertRefused(_parts.ToZip());
    }

    [Fact]
    public void Steps_that_unpack_to_far_more_than_they_were_are_refused_long_before_the_disk_is_full()
    {
        _parts["drags/2.steps"] = [.. _parts["drags/2.steps"], .. new byte[64 << 20]];
        byte[] bomb = _parts.ToZip();

        Assert.InRange(bomb.Length, 1, 1 << 20);
        Assert.Contains("harm", _project.AssertRefused(bomb, EditFault.TooLarge).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_description_latent_or_mask_that_unpacks_to_far_more_than_it_can_have_is_refused()
    {
        foreach (string name in _parts.Parts.Select(part => part.Name).Where(name => name[0] is 'p' or 'l' or 'm'))
        {
            ProjectParts parts = new(_project.Zip);
            parts[name] = [.. parts[name], .. Enumerable.Repeat((byte)' ', 80 << 20)];
            _project.AssertRefused(parts.ToZip(), EditFault.TooLarge);
        }
    }

    [Fact]
    public void Sizes_that_the_list_of_parts_states_are_not_believed()
    {
        foreach (uint size in new[] { 0u, 1u, 0x7FFF_FFFFu, 0xFFFF_FFF0u, 0xFFFF_FFFFu })
        {
            AssertHarmless(Patched(SizeInDirectory, size));
            AssertHarmless(Patched(CompressedSizeInDirectory, size));
        }
    }

    [Fact]
    public void Too_many_parts_are_refused_unread()
    {
        for (int i = 0; i < 10_000; i++)
        {
            _parts.Parts.Add(($"extra/{i}", []));
        }

        _project.AssertRefused(_parts.ToZip(), EditFault.TooLarge);
    }

    [Fact]
    public void A_list_of_parts_that_is_longer_than_its_end_says_is_refused()
    {
        byte[] zip = [.. _project.Zip];
        int end = zip.Length - 22;
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(end + 8), 1);
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(end + 10), 1);
        _project.AssertRefused(zip);

        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(end + 12), 46);
        _project.AssertRefused(zip);
        _project.AssertRefused([.. _project.Zip, 0]);
        _project.AssertRefused([0, .. _project.Zip]);
    }

    [Fact]
    public void A_list_of_parts_that_is_long_and_says_it_is_short_is_refused_unread()
    {
        for (int i = 0; i < 20_000; i++)
        {
            _parts.Parts.Add(($"extra/{i}", []));
        }

        byte[] zip = _parts.ToZip();
        int end = zip.Length - 22;
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(end + 8), 0x0001_0001); // one part here, one in all
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(end + 12), 46);
        using MemoryStream source = new(zip);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<EditException>(() => ProjectFile.Read(source, _project.Destination.Session));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void Ten_thousand_points_are_refused()
    {
        string point = """{"id":1,"kind":"handle","x":1,"y":2,"targetX":null,"targetY":null}""";
        _parts.Json = JsonEdits.With(_parts.Json, "document.points", $"[{string.Join(',', Enumerable.Repeat(point, 10_000))}]");

        Assert.Contains("10000 points", _project.AssertRefused(_parts.ToZip()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Very_deep_json_is_refused()
    {
        _parts.Json = string.Concat(Enumerable.Repeat("{\"document\":", 100_000));

        _project.AssertRefused(_parts.ToZip());
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_start_that_is_not_finite_is_refused(float value)
    {
        float[] values = new float[Edits.Rows * Edits.Width];
        values[5] = value;
        _parts.ReplaceStart(LatentOf(values, Edits.Rows, Edits.Width));

        _project.AssertRefused(_parts.ToZip());
    }

    [Theory]
    [InlineData(7, 4)]
    [InlineData(8, 5)]
    [InlineData(32, 1)]
    public void A_start_of_another_shape_is_refused(int rows, int width)
    {
        _parts.ReplaceStart(LatentOf(new float[rows * width], rows, width));

        _project.AssertRefused(_parts.ToZip());
    }

    [Fact]
    public void A_start_that_is_no_latent_is_refused()
    {
        foreach (byte[] file in new[] { [], [0x80, 2], Encoding.UTF8.GetBytes("PK\u0003\u0004 not"), new byte[10_000] })
        {
            ProjectParts parts = new(_project.Zip);
            parts.ReplaceStart(file);
            _project.AssertRefused(parts.ToZip());
        }
    }

    [Fact]
    public void A_mask_of_another_size_is_refused()
    {
        foreach (int side in new[] { 16, 31, 64 })
        {
            byte[] file = ContentBytes.Of(Edits.Mask(1, side));
            string name = ContentBytes.NameOf(file);
            ProjectParts parts = new(_project.Zip);
            parts.Parts.Add(($"masks/{name}.png", file));
            parts.Json = JsonEdits.With(parts.Json, "document.mask", $"\"{name}\"");
            _project.AssertRefused(parts.ToZip());
        }
    }

    [Fact]
    public void Steps_of_other_shapes_other_points_or_another_number_are_refused()
    {
        AssertStepsRefused(new StepLayout(Rows: 7, Edits.Width, TrainedRows: 6, Points: 1), steps: 3);
        AssertStepsRefused(new StepLayout(Edits.Rows, Width: 5, TrainedRows: 6, Points: 1), steps: 3);
        AssertStepsRefused(new StepLayout(Edits.Rows, Edits.Width, TrainedRows: 6, Points: 2), steps: 3);
        AssertStepsRefused(new StepLayout(Edits.Rows, Edits.Width, TrainedRows: 6, Points: 1), steps: 2);
        AssertStepsRefused(new StepLayout(Edits.Rows, Edits.Width, TrainedRows: 6, Points: 1), steps: 4);
        _parts["drags/1.steps"] = Steps(new StepLayout(Edits.Rows, Edits.Width, TrainedRows: 3, Points: 1), steps: 3); // this can be
        Assert.NotNull(_project.Read(_parts.ToZip()));
    }

    [Fact]
    public void Steps_with_a_handle_outside_the_picture_or_a_value_that_is_not_finite_are_refused()
    {
        StepLayout layout = new(Edits.Rows, Edits.Width, TrainedRows: 6, Points: 1);
        foreach ((int offset, float value) in new[] { (layout.HandlesOffset, 31.5f), (layout.HandlesOffset + 12, -1), (0, float.NaN), (layout.HandlesOffset, float.NaN) })
        {
            byte[] file = Steps(layout, steps: 3);
            Span<byte> record = file.AsSpan((int)layout.RecordOffset(1), layout.RecordBytes);
            BinaryPrimitives.WriteSingleLittleEndian(record[offset..], value);
            StepLayout.Seal(record);
            _parts["drags/1.steps"] = file;
            _project.AssertRefused(_parts.ToZip());
        }
    }

    private static byte[] LatentOf(float[] values, int rows, int width)
    {
        using MemoryStream file = new();
        SafetensorsWriter.Write(file, [NamedArray.FromValues("ws", [rows, width], values)], new Dictionary<string, string>());
        return file.ToArray();
    }

    /// <summary>A log's file, made by hand.</summary>
    private static byte[] Steps(StepLayout layout, int steps)
    {
        Latent latent = new(layout.Rows, layout.Width, [.. new float[layout.Rows * layout.Width]]);
        KeptStep step = new(latent, [.. Enumerable.Repeat(new Handle(new ImagePoint(1, 1), new ImagePoint(2, 2)), layout.Points)], Motion: 1, Mask: 0);
        byte[] file = [.. layout.Header(latent), .. new byte[steps * layout.RecordBytes]];
        for (int i = 0; i < steps; i++)
        {
            StepRecord.Write(file.AsSpan((int)layout.RecordOffset(i), layout.RecordBytes), layout, i, step);
        }

        return file;
    }

    private void AssertStepsRefused(StepLayout layout, int steps)
    {
        ProjectParts parts = new(_project.Zip);
        parts["drags/1.steps"] = Steps(layout, steps);
        _project.AssertRefused(parts.ToZip());
    }

    /// <summary>The good file with a number of the list of parts replaced, in every entry.</summary>
    private byte[] Patched(int field, uint value)
    {
        byte[] zip = _parts.ToZip(CompressionLevel.NoCompression);
        int directory = BinaryPrimitives.ReadInt32LittleEndian(zip.AsSpan(zip.Length - 6));
        for (int i = directory; i < zip.Length - 22; i++)
        {
            if (zip.AsSpan(i).StartsWith("PK\u0001\u0002"u8))
            {
                BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(i + field), value);
            }
        }

        return zip;
    }

    private void AssertHarmless(byte[] zip)
    {
        Dictionary<string, string> before = _project.Destination.Files();
        try
        {
            Assert.Equal(Edits.Describe(_project.Document), Edits.Describe(_project.Read(zip)));
        }
        catch (EditException)
        {
            Assert.Equal(before, _project.Destination.Files());
        }
    }
}
