using DragGan.Checkpoints.Tests.Pickles;
using DragGan.Checkpoints.Tests.Torch;

namespace DragGan.Checkpoints.Tests;

/// <summary>Files cut short and files with wrong bits: a <see cref="ModelFileException"/> or a sound load, never anything else.</summary>
public sealed class DamagedFileTests
{
    public static TheoryData<string> Files => ["pickle", "zip", "archive of the older form", "safetensors"];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_cut_at_any_byte_is_refused(string kind)
    {
        byte[] file = Small(kind);

        for (int length = 0; length < file.Length; length++)
        {
            Attack.Refused(file.AsMemory(0, length), $"{kind} of {file.Length} bytes, cut at {length}");
        }
    }

    [Fact]
    public void A_real_network_cut_anywhere_is_refused()
    {
        byte[] file = Golden.Read("labels-128.pkl");

        for (long i = 0; i < 300; i++)
        {
            int length = (int)(i * i * file.Length / (300 * 300)); // dense at the start, where the instructions are
            Attack.Refused(file.AsMemory(0, length), $"cut at {length}");
        }

        Attack.Refused(file.AsMemory(0, file.Length - 1), "cut at the last byte");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Wrong_bits_never_lead_to_anything_but_a_plain_refusal(string kind)
    {
        byte[] file = Small(kind);
        Random random = new(20_26);

        for (int run = 0; run < 1500; run++)
        {
            byte[] damaged = (byte[])file.Clone();
            for (int flip = random.Next(1, 4); flip > 0; flip--)
            {
                damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            }

            Attack.Load(damaged, $"{kind}, run {run}");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Wrong_bytes_never_lead_to_anything_but_a_plain_refusal(string kind)
    {
        byte[] file = Small(kind);
        byte[] nasty = [0, 1, 0x7F, 0x80, 0xFF, (byte)'(', (byte)'.', (byte)'R', (byte)'t', (byte)'u', (byte)'0', (byte)'2', 0x94];

        for (int i = 0; i < file.Length; i++)
        {
            byte[] damaged = (byte[])file.Clone();
            damaged[i] = nasty[i % nasty.Length];
            Attack.Load(damaged, $"{kind}, byte {i}");
        }
    }

    private static byte[] Small(string kind)
    {
        byte[] networks = P.Dictionary(("G_ema", P.OrderedDictionary(("x", T.Tensor(T.Reference("FloatStorage", "0", 4), 0, [2, 2], [1, 2])))));
        switch (kind)
        {
            case "pickle":
                return T.SmallFile();
            case "zip":
                return T.Zip(networks, ("0", T.Floats(1, 2, 3, 4)));
            case "safetensors":
                using (MemoryStream file = new())
                {
                    NamedArray[] arrays = [NamedArray.FromValues("mapping.w_avg", [2], [1, 2]), NamedArray.FromValues("D.out", [], [3])];
                    SafetensorsWriter.Write(file, arrays, new Dictionary<string, string> { ["conv_clamp"] = "256" });
                    return file.ToArray();
                }

            default:
                return T.Legacy(networks, ("0", 4, T.Floats(1, 2, 3, 4)));
        }
    }
}
