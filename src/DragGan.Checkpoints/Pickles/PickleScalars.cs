using System.Globalization;

namespace DragGan.Checkpoints.Pickles;

/// <summary>The instructions that push one value and touch nothing else.</summary>
internal static class PickleScalars
{
    /// <summary>Reads the value of <paramref name="opcode"/>, or returns false if it is not one of these.</summary>
    /// <param name="reader">Stands behind the opcode; moved behind its operand.</param>
    /// <param name="opcode">The instruction.</param>
    /// <param name="content">What the reader reads, to slice byte strings from.</param>
    /// <param name="value">Receives the value.</param>
    public static bool TryRead(ref PickleReader reader, PickleOpcode opcode, ReadOnlyMemory<byte> content, out object? value)
    {
        switch (opcode)
        {
            case PickleOpcode.None:
                value = null;
                return true;
            case PickleOpcode.NewTrue or PickleOpcode.NewFalse:
                value = opcode == PickleOpcode.NewTrue;
                return true;
            case PickleOpcode.BinInt:
                value = (long)reader.ReadInt32("a number");
                return true;
            case PickleOpcode.BinInt1:
                value = (long)reader.ReadByte("a number");
                return true;
            case PickleOpcode.BinInt2:
                value = (long)reader.ReadUInt16("a number");
                return true;
            case PickleOpcode.Long1:
                value = LongInteger(ref reader, reader.ReadByte("a number"), content);
                return true;
            case PickleOpcode.Long4:
                value = LongInteger(ref reader, reader.ReadUInt32("a number"), content);
                return true;
            case PickleOpcode.BinFloat:
                value = reader.ReadDouble("a number");
                return true;
            case PickleOpcode.ShortBinString or PickleOpcode.ShortBinUnicode:
                value = reader.ReadString(reader.ReadByte("a string"));
                return true;
            case PickleOpcode.BinString or PickleOpcode.BinUnicode:
                value = reader.ReadString(reader.ReadUInt32("a string"));
                return true;
            case PickleOpcode.BinUnicode8:
                value = reader.ReadString(reader.ReadUInt64("a string"));
                return true;
            case PickleOpcode.ShortBinBytes:
                value = Bytes(ref reader, reader.ReadByte("a byte string"), content);
                return true;
            case PickleOpcode.BinBytes:
                value = Bytes(ref reader, reader.ReadUInt32("a byte string"), content);
                return true;
            case PickleOpcode.BinBytes8 or PickleOpcode.ByteArray8:
                value = Bytes(ref reader, reader.ReadUInt64("a byte string"), content);
                return true;
            case PickleOpcode.Int or PickleOpcode.Long:
                value = DecimalInteger(ref reader);
                return true;
            case PickleOpcode.Float:
                value = DecimalFraction(ref reader);
                return true;
            case PickleOpcode.String:
                value = reader.ReadLine("a string").Trim('\'', '"');
                return true;
            case PickleOpcode.Unicode:
                value = reader.ReadLine("a string");
                return true;
            default:
                value = null;
                return false;
        }
    }

    private static PickleBytes Bytes(ref PickleReader reader, ulong length, ReadOnlyMemory<byte> content)
    {
        (int position, int offset) = (reader.Position, reader.Offset);
        reader.Take(length, "a byte string");
        return new PickleBytes(content[position..reader.Position], offset);
    }

    // little-endian two's complement of any length; longer than a machine's integer it stays bytes, since nothing of a network is so large
    private static object LongInteger(ref PickleReader reader, ulong length, ReadOnlyMemory<byte> content)
    {
        if (length > sizeof(long))
        {
            return Bytes(ref reader, length, content);
        }

        ReadOnlySpan<byte> bytes = reader.Take(length, "a number");
        long value = bytes.Length > 0 && (bytes[^1] & 0x80) != 0 ? -1 : 0;
        for (int i = bytes.Length - 1; i >= 0; i--)
        {
            value = (value << 8) | bytes[i];
        }

        return value;
    }

    private static object DecimalInteger(ref PickleReader reader)
    {
        int at = reader.Offset;
        string text = reader.ReadLine("a number");
        return text switch
        {
            "00" => false, // protocol 0 writes booleans so
            "01" => true,
            _ => long.TryParse(text.TrimEnd('L'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
                ? value
                : throw PickleReader.Damaged(at, $"'{Printable.Text(text)}' where a whole number is needed"),
        };
    }

    private static double DecimalFraction(ref PickleReader reader)
    {
        int at = reader.Offset;
        string text = reader.ReadLine("a number");
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw PickleReader.Damaged(at, $"'{Printable.Text(text)}' where a number is needed");
    }
}
