using DragGan.Checkpoints.Tests.Torch;

namespace DragGan.Checkpoints.Tests.Pickles;

public sealed class HostilePickleTests
{
    /// <summary>Single instructions that make no sense where they stand, and what is said of them.</summary>
    public static TheoryData<byte[], string> Nonsense => new()
    {
        { [(byte)'X', 0xFF, 0xFF, 0xFF, 0xFF], "ends inside a string" },
        { [0x8D, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], "ends inside a string" },
        { [(byte)'T', 0xFF, 0xFF, 0xFF, 0xFF], "ends inside a string" },
        { [(byte)'B', 0xFF, 0xFF, 0xFF, 0x7F], "ends inside a byte string" },
        { [0x8E, 0, 0, 0, 0, 0, 0, 0, 0x80], "ends inside a byte string" },
        { [0x96, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F], "ends inside a byte string" },
        { [0x8B, 0xFF, 0xFF, 0xFF, 0xFF], "ends inside a byte string" },
        { [0x8A, 4, 1], "ends inside a number" },
        { [0x95, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], "ends inside a frame" },
        { [(byte)'c', (byte)'o', (byte)'s'], "ends inside a name" },
        { [(byte)'I', (byte)'x', (byte)'\n'], "'x' where a whole number is needed" },
        { [(byte)'F', (byte)'x', (byte)'\n'], "'x' where a number is needed" },
        { [(byte)'g', (byte)'-', (byte)'1', (byte)'\n'], "'-1' where a memo entry's number is needed" },
        { [(byte)'h', 5], "memo entry 5 is used before it is made" },
        { [(byte)'j', 0xFF, 0xFF, 0xFF, 0xFF], "memo entry 4294967295 is used before it is made" },
        { [0x94], "without the values it needs" },
        { [(byte)'.'], "without the values it needs" },
        { [(byte)'2'], "without the values it needs" },
        { [(byte)'0'], "without the mark it needs" },
        { [(byte)'1'], "without the mark it needs" },
        { [(byte)'t'], "without the mark it needs" },
        { [(byte)'N', 0x86], "without the values it needs" },
        { [(byte)'N', (byte)'(', 0x85], "without the values it needs" }, // nothing below a mark can be taken
        { [(byte)'N', (byte)'N', (byte)'a'], "where a list is needed" },
        { [(byte)'N', (byte)'(', (byte)'e'], "where a list is needed" },
        { [(byte)'N', (byte)'N', (byte)'N', (byte)'s'], "where a dictionary is needed" },
        { [(byte)'}', (byte)'(', (byte)'N', (byte)'u'], "a key without a value" },
        { [(byte)'N', (byte)'(', 0x90], "where a set is needed" },
        { [(byte)'N', (byte)')', (byte)'R'], "a call of something that is not a name" },
        { [(byte)'N', (byte)'N', (byte)'R'], "where a tuple of arguments is needed" },
        { [(byte)'(', (byte)'o'], "a call of something that is not a name" },
        { [(byte)'N', (byte)'N', (byte)'b'], "where an object is needed" },
        { [(byte)'N', (byte)'N', 0x93], "where a name is needed" },
        { [0x82, 1], "instruction 0x82" }, // a registered extension
        { [0x97], "instruction 0x97" }, // a buffer from outside
        { [0xFF], "instruction 0xFF" },
        { [0x80, 6], "protocol 6" },
    };

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void An_instruction_that_makes_no_sense_is_refused_with_its_place(byte[] instructions, string expected)
    {
        string message = Attack.Refused((byte[])[0x80, 4, .. instructions], expected);

        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains("byte ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_instruction_of_protocols_0_to_5_that_describes_data_is_understood()
    {
        byte[] values =
        [
            .. P.Ascii("(I01\nI00\nI-5\nL7L\nF2.5\nS'a'\nVb\n(lp0\ng0\n(I1\nI2\nd"), // protocol 0
            .. P.Ascii("T\u0001\0\0\0xU\u0001y"), // byte-counted strings
            (byte)'N', 0x88, 0x89, (byte)'K', 1, (byte)'M', 1, 0, (byte)'J', 1, 0, 0, 0, 0x8A, 2, 0xFF, 0xFF, 0x8B, 0, 0, 0, 0, 0x8A, 9, 0, 0, 0, 0, 0, 0, 0, 0, 1,
            .. P.Fraction(0.5), .. P.Text("é"), 0x8C, 1, (byte)'z', 0x8D, 1, 0, 0, 0, 0, 0, 0, 0, (byte)'z',
            (byte)'C', 1, 9, (byte)'B', 1, 0, 0, 0, 9, 0x8E, 1, 0, 0, 0, 0, 0, 0, 0, 9, 0x96, 1, 0, 0, 0, 0, 0, 0, 0, 9,
            (byte)')', (byte)'N', 0x85, (byte)'N', (byte)'N', 0x86, (byte)'N', (byte)'N', (byte)'N', 0x87,
            (byte)']', (byte)'N', (byte)'a', (byte)'(', (byte)'N', (byte)'N', (byte)'e',
            (byte)'}', .. P.Number(1), .. P.None, (byte)'s',
            0x8F, (byte)'(', (byte)'N', 0x90, (byte)'(', (byte)'N', 0x91,
            .. P.Global("builtins", "set"), (byte)'(', (byte)']', (byte)'t', (byte)'R', (byte)'(', .. P.Ascii("idnnlib.util\nEasyDict\n"),
            .. P.Global("dnnlib.util", "EasyDict"), (byte)')', 0x81, (byte)'}', (byte)'b', (byte)'(', .. P.Global("dnnlib.util", "EasyDict"), (byte)'o',
            (byte)'q', 1, (byte)'r', 2, 0, 0, 0, 0x94, (byte)'h', 1, (byte)'j', 2, 0, 0, 0, (byte)'p', (byte)'9', (byte)'\n',
            (byte)'N', (byte)'0', (byte)'(', (byte)'N', (byte)'1', (byte)'(', (byte)'0', (byte)'2', 0x95, 0, 0, 0, 0, 0, 0, 0, 0,
            (byte)'t',
        ];

        Checkpoint read = Checkpoint.Load(P.File(P.Dictionary(("G_ema", T.Module("Generator", buffers: [("x", T.Vector(1))])), ("other", values))), "test.pkl");

        Assert.Contains("other", read.Ignored);
    }

    [Fact]
    public void References_outside_an_archive_are_refused()
    {
        Assert.Contains("without a storage", Attack.Refused(T.FileWith(T.Tensor(T.Reference("FloatStorage", "0", 1), 0, [1], [1])), "reference"), StringComparison.Ordinal);
        Assert.Contains("without a storage", Attack.Refused(T.FileWith(T.Tensor(P.Number(1), 0, [1], [1])), "number"), StringComparison.Ordinal);
        Assert.Contains("does not describe a storage", Attack.Refused(T.FileWith(T.Tensor(P.Ascii("Pid\n"), 0, [1], [1])), "text"), StringComparison.Ordinal);
    }

    [Fact]
    public void Millions_of_instructions_are_refused_before_they_fill_the_memory()
    {
        foreach (byte instruction in "N}](\u008F"u8.ToArray().Append((byte)0x8F))
        {
            byte[] file = new byte[4 << 20];
            Array.Fill(file, instruction);
            (file[0], file[1]) = (0x80, 4);

            Attack.Refused(file, $"0x{instruction:X2}");
        }
    }

    [Fact]
    public void Deep_nesting_is_no_danger()
    {
        byte[] tuples = [.. P.None, .. Enumerable.Repeat((byte)0x85, 500_000)];
        byte[] lists = [.. Enumerable.Repeat((byte)']', 300_000), .. Enumerable.Repeat((byte)'a', 299_999)];
        byte[] marks = [.. Enumerable.Repeat((byte)'(', 2000), .. Enumerable.Repeat((byte)'t', 2000)];

        Assert.Contains("not of networks", Attack.Refused(P.File(tuples), "tuples"), StringComparison.Ordinal);
        Assert.Contains("not of networks", Attack.Refused(P.File(lists), "lists"), StringComparison.Ordinal);
        Assert.Contains("nested deeper than 1000", Attack.Refused(P.File(marks), "marks"), StringComparison.Ordinal);
        Assert.Contains("'x' is not a tensor", Attack.Refused(T.FileWith(tuples), "tuples as a tensor"), StringComparison.Ordinal);
    }
}
