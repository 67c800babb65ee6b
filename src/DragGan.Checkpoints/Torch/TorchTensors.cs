using DragGan.Checkpoints.Pickles;

namespace DragGan.Checkpoints.Torch;

/// <summary>Tensors, which are strided views of storages, to named arrays.</summary>
/// <param name="storages">The file's storages.</param>
/// <param name="byteLimit">The most bytes all tensors together may have. Views can repeat a storage's elements without end, so without a limit a small file could fill any memory.</param>
internal sealed class TorchTensors(TorchStorages storages, long byteLimit)
{
    private long _bytes;

    /// <summary>Whether <paramref name="value"/> describes a tensor or parameter.</summary>
    public static bool IsTensor(object? value) =>
        value is PickleObject call && (call.Is(TorchNames.RebuildTensor) || call.Is(TorchNames.RebuildParameter));

    /// <summary>The array <paramref name="value"/> describes: a slice of the file if its elements lie in order, else gathered.</summary>
    /// <exception cref="ModelFileException">It is no tensor, or it reaches outside its storage.</exception>
    public NamedArray Read(string name, object? value)
    {
        if (value is PickleObject parameter && parameter.Is(TorchNames.RebuildParameter) && parameter.Arguments.Items is [PickleObject inner, ..])
        {
            value = inner;
        }

        if (value is not PickleObject call || !call.Is(TorchNames.RebuildTensor)
            || call.Arguments.Items is not [object named, long offset, PickleTuple { Items: object?[] shape }, PickleTuple { Items: object?[] strides }, ..])
        {
            throw new ModelFileException($"'{Printable.Text(name)}' is not a tensor of a form known here.");
        }

        TorchStorage storage = storages.Find(named, call.Offset);
        StridedView view = StridedView.Of(name, shape, strides, offset, storage.Length);
        int size = ElementTypes.Size(storage.Type);
        long bytes = (long)view.Count * size;
        _bytes += bytes;
        return _bytes <= byteLimit && bytes <= Array.MaxLength
            ? new NamedArray(name, view.Shape, storage.Type, view.IsContiguous ? storage.Content.Slice(view.Offset * size, view.Count * size) : view.Gather(storage.Content, size))
            : throw new ModelFileException($"its tensors repeat the file's bytes over and over: up to '{Printable.Text(name)}' they claim {_bytes:N0} bytes. This is not a network.");
    }
}
