using System.Buffers.Binary;
using System.Globalization;
using DragGan.Checkpoints.Pickles;
using DragGan.Checkpoints.Torch;

namespace DragGan.Checkpoints.Nvidia;

/// <summary>Attributes of modules as text: <c>512</c>, <c>0.01</c>, <c>true</c>, <c>none</c>, <c>1,3,3,1</c>.</summary>
internal static class PlainText
{
    private const int MaximumLength = 200;

    /// <summary>The text of a number, a truth value, a short string, None, or a list of numbers; null of anything else.</summary>
    public static string? Of(object? value) => value switch
    {
        null => "none",
        bool truth => truth ? "true" : "false",
        string text => text.Length <= MaximumLength ? text : null,
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        PickleObject call when call.Is(TorchNames.NumpyScalar) || call.Is(TorchNames.NumpyScalarSince2) => NumpyScalar(call),
        PickleList list => OfNumbers(list.Items),
        PickleTuple tuple => OfNumbers(tuple.Items),
        _ => null,
    };

    private static string? OfNumbers(IReadOnlyList<object?> items) =>
        items.Count <= MaximumLength / 2 && items.All(item => item is long or double) ? string.Join(',', items.Select(Of)) : null;

    // numpy.core.multiarray.scalar(dtype, bytes), where dtype is numpy.dtype('f8', ...) with a state whose second item is the byte order
    private static string? NumpyScalar(PickleObject call)
    {
        if (call.Arguments.Items is not [PickleObject type, PickleBytes bytes] || !type.Is(TorchNames.NumpyDtype)
            || type.Arguments.Items is not [string code, ..] || type.State is PickleTuple { Items: [_, ">", ..] })
        {
            return null;
        }

        ReadOnlySpan<byte> content = bytes.Content.Span;
        return (code, content.Length) switch
        {
            ("f8", 8) => Of(BinaryPrimitives.ReadDoubleLittleEndian(content)),
            ("f4", 4) => Of((double)BinaryPrimitives.ReadSingleLittleEndian(content)),
            ("i8", 8) => Of(BinaryPrimitives.ReadInt64LittleEndian(content)),
            ("i4", 4) => Of((long)BinaryPrimitives.ReadInt32LittleEndian(content)),
            ("b1", 1) => Of(content[0] != 0),
            _ => null,
        };
    }
}
