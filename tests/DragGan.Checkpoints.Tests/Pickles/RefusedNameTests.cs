using DragGan.Checkpoints.Tests.Torch;

namespace DragGan.Checkpoints.Tests.Pickles;

/// <summary>A pickle is a program. Whatever it asks to run is named and not run, wherever in the file it hides.</summary>
public sealed class RefusedNameTests
{
    private static readonly byte[] System = P.Call("os", "system", P.Text("touch /tmp/owned"));

    public static TheoryData<string, byte[], string> Files => new()
    {
        { "protocol 0", P.Ascii("cos\nsystem\n(S'touch /tmp/owned'\ntR."), "os.system" },
        { "protocol 0 after a mark", P.Ascii("(cos\nsystem\nS'touch /tmp/owned'\no."), "os.system" },
        { "protocol 0, an instance", P.Ascii("(S'touch /tmp/owned'\nios\nsystem\n."), "os.system" },
        { "protocol 0, in a dictionary", P.Ascii("(dp0\nS'G_ema'\ncposix\nsystem\n(S'x'\ntRs."), "posix.system" },
        { "protocol 2", P.File(System, protocol: 2), "os.system" },
        { "protocol 4", P.File([.. P.StackGlobal("builtins", "eval"), .. P.Tuple(P.Text("1")), (byte)'R']), "builtins.eval" },
        { "protocol 5", P.File(P.Global("nt", "system"), protocol: 5), "nt.system" },
        { "a name never used", P.File([.. P.Global("subprocess", "Popen"), (byte)'0', .. P.None]), "subprocess.Popen" },
        { "a part of an allowed name", P.File(P.StackGlobal("torch._utils", "_rebuild_tensor_v2.__globals__")), "torch._utils._rebuild_tensor_v2.__globals__" },
        { "an attribute", P.File(P.Dictionary(("G_ema", T.Module("Generator", attributes: [("z_dim", System)])))), "os.system" },
        { "the ignored G", P.File(P.Dictionary(("G_ema", T.Module("Generator")), ("G", System))), "os.system" },
        { "inside a storage", T.FileWith(T.Tensor(T.Nested(P.File(System)), 0, [1], [1])), "os.system" },
        { "inside a storage's archive", T.FileWith(T.Tensor(T.Nested(T.Legacy(System)), 0, [1], [1])), "os.system" },
        { "inside a storage's keys", T.FileWith(T.Tensor(T.Nested(KeysThatCall()), 0, [1], [1])), "os.system" },
        { "inside a storage's zip", T.FileWith(T.Tensor(T.Nested(T.Zip(System)), 0, [1], [1])), "os.system" },
        { "inside a storage nothing uses", P.File(P.Dictionary(("G_ema", T.Module("Generator")), ("x", T.Nested(T.Legacy(System))))), "os.system" },
        { "inside an archive", T.Zip(P.Dictionary(("G_ema", System))), "os.system" },
        { "inside an archive of the older form", T.Legacy(System), "os.system" },
        { "a tensor inside a storage", T.FileWith(T.Tensor(T.Nested(T.Legacy(T.Vector(1))), 0, [1], [1])), "torch._utils._rebuild_tensor_v2" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void What_a_file_asks_to_run_is_refused_by_name(string where, byte[] file, string name)
    {
        string message = Attack.Refused(file, where);

        Assert.StartsWith("Cannot load 'attack.bin': ", message, StringComparison.Ordinal);
        Assert.Contains($"asks for '{name}' (byte ", message, StringComparison.Ordinal);
        Assert.Contains("nothing was executed", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_place_named_is_the_instructions_place_in_the_file()
    {
        byte[] file = T.FileWith(T.Tensor(T.Nested(T.Legacy(System)), 0, [1], [1]));
        int place = file.AsSpan().IndexOf("cos\nsystem"u8);

        Assert.Contains($"(byte {place})", Attack.Refused(file, "nested"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_TensorFlow_network_is_told_what_it_is()
    {
        string message = Attack.Refused(P.File(P.Tuple(P.Call("dnnlib.tflib.network", "Network"))), "TensorFlow");

        Assert.Contains("'dnnlib.tflib.network.Network'", message, StringComparison.Ordinal);
        Assert.Contains("This is a TensorFlow network", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_cannot_write_on_the_readers_terminal()
    {
        string message = Attack.Refused(P.File(P.StackGlobal("os\u001b[2J", new string('x', 100_000))), "escape");

        Assert.DoesNotContain('\u001b', message);
        Assert.InRange(message.Length, 100, 1000);
    }

    private static byte[] KeysThatCall()
    {
        byte[] archive = T.Legacy(T.Reference("FloatStorage", "7", 0));
        byte[] keys = P.File([.. P.EmptyList, (byte)'(', (byte)'e'], protocol: 2);
        Assert.True(archive.AsSpan().EndsWith(keys));
        return [.. archive[..^keys.Length], .. P.File(System, protocol: 2)];
    }
}
