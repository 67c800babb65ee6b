using System.Collections.Frozen;

namespace DragGan.Checkpoints.Torch;

/// <summary>The names PyTorch network pickles may refer to. They are recognised, never resolved.</summary>
internal static class TorchNames
{
    public const string RebuildTensor = "torch._utils._rebuild_tensor_v2";
    public const string RebuildParameter = "torch._utils._rebuild_parameter";
    public const string PersistentObject = "torch_utils.persistence._reconstruct_persistent_obj";
    public const string LoadFromBytes = "torch.storage._load_from_bytes";
    public const string EasyDict = "dnnlib.util.EasyDict";
    public const string OrderedDict = "collections.OrderedDict";
    public const string NumpyDtype = "numpy.dtype";
    public const string NumpyScalar = "numpy.core.multiarray.scalar";
    public const string NumpyScalarSince2 = "numpy._core.multiarray.scalar";

    private static readonly FrozenDictionary<string, ArrayElementType> StorageTypes = new Dictionary<string, ArrayElementType>
    {
        ["torch.HalfStorage"] = ArrayElementType.Float16,
        ["torch.BFloat16Storage"] = ArrayElementType.BFloat16,
        ["torch.FloatStorage"] = ArrayElementType.Float32,
        ["torch.DoubleStorage"] = ArrayElementType.Float64,
        ["torch.BoolStorage"] = ArrayElementType.Bool,
        ["torch.ByteStorage"] = ArrayElementType.UInt8,
        ["torch.CharStorage"] = ArrayElementType.Int8,
        ["torch.ShortStorage"] = ArrayElementType.Int16,
        ["torch.IntStorage"] = ArrayElementType.Int32,
        ["torch.LongStorage"] = ArrayElementType.Int64,
    }.ToFrozenDictionary();

    /// <summary>For the archives nested in <see cref="LoadFromBytes"/>: one storage each and nothing else.</summary>
    public static FrozenSet<string> InStorages { get; } = StorageTypes.Keys.ToFrozenSet();

    /// <summary>For the network pickle itself.</summary>
    public static FrozenSet<string> InNetworks { get; } = FrozenSet.ToFrozenSet(
    [
        .. StorageTypes.Keys, RebuildTensor, RebuildParameter, PersistentObject, LoadFromBytes, EasyDict, OrderedDict, NumpyDtype, NumpyScalar, NumpyScalarSince2,
        "builtins.set", "__builtin__.set", // how protocols before 4 write a set; its contents are not used
    ]);

    /// <summary>The element type of a storage class, or null if it is none.</summary>
    public static ArrayElementType? StorageType(string fullName) =>
        StorageTypes.TryGetValue(fullName, out ArrayElementType type) ? type : null;
}
