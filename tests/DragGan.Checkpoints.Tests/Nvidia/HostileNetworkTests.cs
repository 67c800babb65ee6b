using DragGan.Checkpoints.Tests.Pickles;
using DragGan.Checkpoints.Tests.Torch;

namespace DragGan.Checkpoints.Tests.Nvidia;

/// <summary>Sound pickles that describe what no network is: graphs that never end, or that are small in the file and huge when written out.</summary>
public sealed class HostileNetworkTests
{
    [Fact]
    public void A_module_that_contains_itself_is_refused()
    {
        byte[] children = P.Remember(P.OrderedDictionary(), 1);
        byte[] generator = P.Remember(T.ModuleOf("Generator", P.Dictionary(("_modules", children))), 2);
        byte[] tied = [.. generator, .. P.Recall(1), .. P.Text("self"), .. P.Recall(2), (byte)'s', (byte)'0']; // _modules["self"] = the generator

        Assert.Contains("modules are nested deeper than 32", Attack.Refused(T.FileOf(tied), "cycle"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_contains_itself_is_no_danger_anywhere()
    {
        byte[] cycle = [.. P.Remember(P.EmptyList, 1), .. P.Recall(1), (byte)'a'];

        Assert.Contains("not of networks", Attack.Refused(P.File(cycle), "root"), StringComparison.Ordinal);
        Assert.Contains("'x' is not a tensor", Attack.Refused(T.FileWith(cycle), "tensor"), StringComparison.Ordinal);
        Assert.Null(Attack.Load(T.FileOf(T.Module("Generator", buffers: [("x", T.Vector(1))], attributes: [("z_dim", cycle)])), "attribute"));
    }

    [Fact]
    public void Modules_shared_so_that_their_paths_double_at_every_level_are_refused()
    {
        byte[] module = T.Module("Layer", buffers: [("x", T.Vector(1))]);
        for (int level = 0; level < 30; level++)
        {
            module = T.Module("Layer", children: [("a", P.Remember(module, level)), ("b", P.Recall(level))]);
        }

        Assert.Contains("more than 10,000 modules and arrays", Attack.Refused(T.FileOf(module), "doubling"), StringComparison.Ordinal);
    }

    [Fact]
    public void Tuples_that_double_at_every_level_stay_as_small_as_they_are_in_the_file()
    {
        byte[] tuple = P.None;
        for (int level = 0; level < 100; level++)
        {
            tuple = [.. tuple, (byte)'2', 0x86]; // (t, t)
        }

        Assert.Contains("not of networks", Attack.Refused(P.File(tuple), "root"), StringComparison.Ordinal);
        Assert.Null(Attack.Load(T.FileOf(T.Module("Generator", buffers: [("x", T.Vector(1))], attributes: [("resample_filter", tuple)])), "attribute"));
    }

    [Fact]
    public void Long_names_that_grow_with_depth_are_refused()
    {
        byte[] module = T.Module("Layer", buffers: [("x", T.Vector(1))]);
        for (int level = 0; level < 10; level++)
        {
            module = T.Module("Layer", children: [(new string('a', 100), module)]);
        }

        Assert.Contains("name of more than 500 characters", Attack.Refused(T.FileOf(module), "names"), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_arrays_over_one_storage_are_refused_before_they_outgrow_the_file()
    {
        const int count = 20_000;
        byte[] storage = P.Remember(T.Storage("ByteStorage", count, new byte[count]), 1);
        (string, byte[])[] buffers = [.. Enumerable.Range(0, 500).Select(i => ($"x{i}", T.Tensor(i == 0 ? storage : P.Recall(1), 0, [count / 2], [2])))];

        Assert.Contains("repeat the file's bytes over and over", Attack.Refused(T.FileOf(T.Module("Generator", buffers: buffers)), "shared"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_expanded_array_cannot_fill_the_memory()
    {
        byte[] tensor = T.Tensor(T.Storage("FloatStorage", 1, T.Floats(1)), 0, [30_000, 30_000], [0, 0]);

        Assert.Contains("repeat the file's bytes over and over: up to 'x' they claim 3,600,000,000 bytes", Attack.Refused(T.FileWith(tensor), "expanded"), StringComparison.Ordinal);
    }

    [Fact]
    public void One_nested_archive_used_a_thousand_times_is_read_once()
    {
        byte[] slow = [.. P.Text(new string('x', 200_000)), (byte)'0', .. T.Reference("FloatStorage", "7", 1)];
        byte[] archive = T.Legacy(slow, ("7", 1, T.Floats(1)));
        byte[] first = P.Call("torch.storage", "_load_from_bytes", P.Remember(P.Bytes(archive), 1));
        byte[] again = P.Call("torch.storage", "_load_from_bytes", P.Recall(1));
        (string, byte[])[] buffers = [.. Enumerable.Range(0, 1000).Select(i => ($"x{i}", T.Tensor(i == 0 ? first : again, 0, [1], [1])))];

        Assert.Null(Attack.Load(T.FileOf(T.Module("Generator", buffers: buffers)), "repeated"));
    }
}
