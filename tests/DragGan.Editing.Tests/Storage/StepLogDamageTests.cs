using System.Buffers.Binary;

namespace DragGan.Editing.Tests;

/// <summary>Logs that a killed program, a failing disk or someone with bad intentions has left.</summary>
public sealed class StepLogDamageTests : IDisposable
{
    private const int Steps = 4, Points = 2;

    private static readonly StepLayout Layout = new(Edits.Rows, Edits.Width, Edits.TrainedRows, Points);

    private readonly EditFolder _folder = new();
    private readonly string _path;
    private readonly byte[] _good;

    public StepLogDamageTests()
    {
        using StepLog log = _folder.Session.NewStepLog(Edits.Latent(7), Edits.TrainedRows, Points);
        for (int i = 0; i < Steps; i++)
        {
            log.Append(Edits.Step(log, i));
        }

        _path = log.Path;
        _good = File.ReadAllBytes(_path);
        Assert.Equal(Layout.RecordOffset(Steps), _good.Length);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_log_cut_anywhere_holds_the_steps_that_are_whole()
    {
        for (int length = 0; length <= _good.Length; length++)
        {
            int whole = (length - Layout.HeaderBytes) / Layout.RecordBytes;
            AssertCount(length < Layout.HeaderBytes ? null : whole, _good[..length]);
        }
    }

    [Fact]
    public void A_log_with_a_changed_bit_ends_before_it()
    {
        Random random = new(1);
        for (int i = 0; i < _good.Length; i++)
        {
            byte[] damaged = [.. _good];
            damaged[i] ^= (byte)(1 << random.Next(8));
            AssertCount(i < Layout.HeaderBytes ? null : (i - Layout.HeaderBytes) / Layout.RecordBytes, damaged);
        }
    }

    [Fact]
    public void What_follows_a_whole_log_is_no_step()
    {
        byte[] firstAgain = _good[Layout.HeaderBytes..(Layout.HeaderBytes + Layout.RecordBytes)];

        AssertCount(Steps, [.. _good, .. firstAgain]);
        AssertCount(Steps, [.. _good, .. new byte[3 * Layout.RecordBytes]]);
        AssertCount(0, [.. _good[..Layout.HeaderBytes], .. _good[(Layout.HeaderBytes + Layout.RecordBytes)..]]);
    }

    [Fact]
    public void Steps_that_hold_what_no_step_can_are_none_even_with_the_right_checksum()
    {
        foreach (int offset in new[] { 0, Layout.HandlesOffset + 4, Layout.LossesOffset - 4 })
        {
            AssertCount(1, Resealed(offset, record => BinaryPrimitives.WriteSingleLittleEndian(record, float.NaN)));
            AssertCount(1, Resealed(offset, record => BinaryPrimitives.WriteSingleLittleEndian(record, float.NegativeInfinity)));
        }

        AssertCount(1, Resealed(Layout.LossesOffset, record => BinaryPrimitives.WriteDoubleLittleEndian(record, double.NaN)));
        AssertCount(1, Resealed(Layout.LossesOffset + 8, record => BinaryPrimitives.WriteDoubleLittleEndian(record, double.NaN)));
        AssertCount(1, Resealed(Layout.IndexOffset, record => record[0]++));
        AssertCount(Steps, Resealed(0, record => record[0]++)); // sealed again, an innocent change is none
    }

    [Theory]
    [InlineData(0, 2)] // version
    [InlineData(1, 0)]
    [InlineData(1, 33)]
    [InlineData(1, int.MaxValue)]
    [InlineData(2, -1)]
    [InlineData(2, int.MaxValue)]
    [InlineData(3, 0)]
    [InlineData(3, 9)] // more trained rows than rows
    [InlineData(4, 0)]
    [InlineData(4, 65)]
    [InlineData(4, int.MinValue)]
    public void A_header_with_an_impossible_number_is_refused(int number, int value)
    {
        byte[] damaged = [.. _good];
        BinaryPrimitives.WriteInt32LittleEndian(damaged.AsSpan(8 + (4 * number)), value);
        StepLayout.Seal(damaged.AsSpan(0, Layout.HeaderBytes));

        AssertCount(null, damaged);
    }

    [Fact]
    public void A_header_with_a_base_that_is_not_finite_is_refused()
    {
        byte[] damaged = [.. _good];
        BinaryPrimitives.WriteSingleLittleEndian(damaged.AsSpan(StepLayout.FixedBytes), float.NaN);
        StepLayout.Seal(damaged.AsSpan(0, Layout.HeaderBytes));

        AssertCount(null, damaged);
    }

    [Fact]
    public void Garbage_is_refused()
    {
        byte[] noise = new byte[10_000];
        new Random(1).NextBytes(noise);

        AssertCount(null, noise);
        AssertCount(null, "DGSTEPS\n"u8.ToArray());
        AssertCount(null, [.. "DGSTEPS\n"u8, .. noise]);
    }

    private byte[] Resealed(int offset, Action<byte[]> change)
    {
        byte[] damaged = [.. _good];
        byte[] record = damaged[(int)Layout.RecordOffset(1)..(int)Layout.RecordOffset(2)];
        byte[] part = record[offset..];
        change(part);
        part.CopyTo(record, offset);
        StepLayout.Seal(record);
        record.CopyTo(damaged, (int)Layout.RecordOffset(1));
        return damaged;
    }

    private void AssertCount(int? expected, byte[] content)
    {
        File.WriteAllBytes(_path, content);
        if (expected is int count)
        {
            Assert.Equal(count, StepLog.Open(_path, "1").Count);
        }
        else
        {
            Assert.Equal(EditFault.Invalid, Assert.Throws<EditException>(() => StepLog.Open(_path, "1")).Fault);
        }
    }
}
