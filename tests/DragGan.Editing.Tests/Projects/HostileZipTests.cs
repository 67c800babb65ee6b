using System.Buffers.Binary;
using System.IO.Compression;

namespace DragGan.Editing.Tests;

/// <summary>Project files whose zip was made to do harm. Whatever it does, nothing is left in the destination.</summary>
public sealed class HostileZipTests : IDisposable
{
    private const int CompressedSizeInDirectory = 20, SizeInDirectory = 24;

    private readonly ProjectFixture _project = new();
    private readonly ProjectParts _parts;

    public HostileZipTests() => _parts = new ProjectParts(_project.Zip);

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
    public void A_list_of_parts_that_is_longer_than_its_end_says_is_refused_unread()
    {
        byte[] zip = ManyParts();
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(zip.Length - 14), 0x0001_0001); // one part here, one in all

        AssertRefusedUnread(zip);
    }

    [Theory]
    [InlineData(4, 0xFFFF)] // this disk
    [InlineData(6, 0xFFFF)] // the list's disk
    [InlineData(4, 0xFFFF_FFFF)] // both
    [InlineData(8, 0xFFFF)] // parts on this disk
    [InlineData(10, 0xFFFF)] // parts
    [InlineData(16, 0xFFFF_FFFF)] // where the list is
    public void Lengths_of_64_bits_cannot_hide_a_long_list_of_parts(int field, uint value)
    {
        byte[] zip = ManyParts();
        byte[] end = zip[^22..], large = new byte[56], locator = new byte[20];
        BinaryPrimitives.WriteUInt32LittleEndian(large, 0x06064b50);
        BinaryPrimitives.WriteUInt64LittleEndian(large.AsSpan(4), 44);
        BinaryPrimitives.WriteUInt64LittleEndian(large.AsSpan(24), BinaryPrimitives.ReadUInt16LittleEndian(end.AsSpan(8)));
        BinaryPrimitives.WriteUInt64LittleEndian(large.AsSpan(32), BinaryPrimitives.ReadUInt16LittleEndian(end.AsSpan(10)));
        BinaryPrimitives.WriteUInt64LittleEndian(large.AsSpan(40), BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(12)));
        BinaryPrimitives.WriteUInt64LittleEndian(large.AsSpan(48), BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(16)));
        BinaryPrimitives.WriteUInt32LittleEndian(locator, 0x07064b50);
        BinaryPrimitives.WriteInt64LittleEndian(locator.AsSpan(8), zip.Length - 22);
        BinaryPrimitives.WriteUInt32LittleEndian(locator.AsSpan(16), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(8), 0x0001_0001);
        if (value > ushort.MaxValue)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(field), value);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(field), (ushort)value);
        }

        AssertRefusedUnread([.. zip[..^22], .. large, .. locator, .. end]);
    }

    [Fact]
    public void Something_before_or_behind_the_zip_is_refused()
    {
        _project.AssertRefused([.. _project.Zip, 0]);
        _project.AssertRefused([0, .. _project.Zip]);
    }

    /// <summary>The good file with 20,000 parts more.</summary>
    private byte[] ManyParts()
    {
        for (int i = 0; i < 20_000; i++)
        {
            _parts.Parts.Add(($"extra/{i}", []));
        }

        return _parts.ToZip();
    }

    private void AssertRefusedUnread(byte[] zip)
    {
        using MemoryStream source = new(zip);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<EditException>(() => ProjectFile.Read(source, _project.Destination.Session));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
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
