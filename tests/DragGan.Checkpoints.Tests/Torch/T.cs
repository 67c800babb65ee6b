using System.IO.Compression;
using DragGan.Checkpoints.Tests.Pickles;

namespace DragGan.Checkpoints.Tests.Torch;

/// <summary>Pieces of PyTorch's and NVIDIA's pickles, built like those of <see cref="P"/>.</summary>
internal static class T
{
    private static readonly byte[] Magic = [0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, (byte)'.'];
    private static readonly byte[] Machine = P.File(P.Dictionary(("protocol_version", P.Number(1001)), ("little_endian", [0x88])), protocol: 2);

    public static byte[] Floats(params float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    /// <summary>The reference to a storage that is kept beside a pickle.</summary>
    public static byte[] Reference(string type, string key, long count) =>
        P.Persistent(P.Tuple(P.Text("storage"), P.Global("torch", type), P.Text(key), P.Text("cpu"), P.Number(count)));

    /// <summary>The archive form before 1.6 around any object.</summary>
    public static byte[] Legacy(byte[] described, params (string Key, long Count, byte[] Content)[] storages) =>
    [
        .. Magic, .. P.File(P.Number(1001), protocol: 2), .. Machine, .. P.File(described, protocol: 2),
        .. P.File([.. P.EmptyList, (byte)'(', .. storages.SelectMany(storage => P.Text(storage.Key)), (byte)'e'], protocol: 2),
        .. storages.SelectMany(storage => (byte[])[.. BitConverter.GetBytes(storage.Count), .. storage.Content]),
    ];

    /// <summary>The archive form since 1.6.</summary>
    public static byte[] Zip(byte[] described, params (string Key, byte[] Content)[] storages) =>
        ZipOf(CompressionLevel.NoCompression, [("archive/data.pkl", P.File(described)), .. storages.Select(storage => ($"archive/data/{storage.Key}", storage.Content))]);

    public static byte[] ZipOf(CompressionLevel level, params (string Name, byte[] Content)[] entries)
    {
        using MemoryStream file = new();
        using (ZipArchive zip = new(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream entry = zip.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }

        return file.ToArray();
    }

    /// <summary>A storage nested in the pickle as a byte string, as pickled tensors have it.</summary>
    public static byte[] Storage(string type, long count, byte[] content) => Nested(Legacy(Reference(type, "7", count), ("7", count, content)));

    public static byte[] Nested(byte[] archive) => P.Call("torch.storage", "_load_from_bytes", P.Bytes(archive));

    public static byte[] Tensor(byte[] storage, long offset, long[] shape, long[] strides) => P.Call(
        "torch._utils", "_rebuild_tensor_v2", storage, P.Number(offset), P.Numbers(shape), P.Numbers(strides), P.False, P.OrderedDictionary());

    /// <summary>A vector of floats in a storage of its own.</summary>
    public static byte[] Vector(params float[] values) => Tensor(Storage("FloatStorage", values.Length, Floats(values)), 0, [values.Length], [1]);

    public static byte[] Parameter(byte[] tensor) => P.Call("torch._utils", "_rebuild_parameter", tensor, P.False, P.OrderedDictionary());

    public static byte[] Module(
        string className,
        (string Key, byte[] Value)[]? parameters = null,
        (string Key, byte[] Value)[]? buffers = null,
        (string Key, byte[] Value)[]? children = null,
        params (string Key, byte[] Value)[] attributes) => ModuleOf(
            className,
            P.Dictionary(
                [("_parameters", P.OrderedDictionary(parameters ?? [])), ("_buffers", P.OrderedDictionary(buffers ?? [])), ("_modules", P.OrderedDictionary(children ?? [])), .. attributes]));

    public static byte[] ModuleOf(string className, byte[] state) => P.Call(
        "torch_utils.persistence",
        "_reconstruct_persistent_obj",
        P.Dictionary(
            ("type", P.Text("class")), ("version", P.Number(6)), ("module_src", P.Text("import os")), ("class_name", P.Text(className)), ("state", state)));

    /// <summary>A whole file whose generator holds one tensor, <c>x</c>.</summary>
    public static byte[] FileWith(byte[] tensor) => FileOf(Module("Generator", buffers: [("x", tensor)]));

    /// <summary>A whole file around a generator.</summary>
    public static byte[] FileOf(byte[] generator) => P.File(P.Dictionary(("G_ema", generator)));

    /// <summary>A small file with a bit of everything: parameters, buffers, children, attributes, D, G, and a NumPy scalar.</summary>
    public static byte[] SmallFile()
    {
        byte[] gain = P.Call(
            "numpy.core.multiarray",
            "scalar",
            [.. P.Call("numpy", "dtype", P.Text("f8"), P.False, [0x88]), .. P.Tuple(P.Number(3), P.Text("<")), (byte)'b'],
            P.Bytes(BitConverter.GetBytes(0.01)));
        byte[] layer = Module("FullyConnectedLayer", parameters: [("weight", Parameter(Vector(1, 2))), ("bias", P.None)], attributes: [("bias_gain", gain)]);
        byte[] mapping = Module("MappingNetwork", buffers: [("w_avg", Vector(3, 4))], children: [("fc0", layer)], attributes: [("num_layers", P.Number(1))]);
        byte[] generator = Module("Generator", children: [("mapping", mapping)], attributes: [("z_dim", P.Number(2)), ("_init_kwargs", P.Dictionary(("c_dim", P.Number(0))))]);
        byte[] critic = Module("Discriminator", parameters: [("out", Parameter(Vector(5)))]);
        return P.File(P.Dictionary(("G", P.Remember(generator, 1)), ("D", critic), ("G_ema", P.Recall(1)), ("augment_pipe", P.None)));
    }
}
