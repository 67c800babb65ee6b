namespace DragGan.Checkpoints;

/// <summary>Facts about each element type, in one table.</summary>
internal static class ElementTypes
{
    private static readonly (ArrayElementType Type, int Size, string Code)[] Table =
    [
        (ArrayElementType.Float16, 2, "F16"),
        (ArrayElementType.BFloat16, 2, "BF16"),
        (ArrayElementType.Float32, 4, "F32"),
        (ArrayElementType.Float64, 8, "F64"),
        (ArrayElementType.Bool, 1, "BOOL"),
        (ArrayElementType.UInt8, 1, "U8"),
        (ArrayElementType.Int8, 1, "I8"),
        (ArrayElementType.Int16, 2, "I16"),
        (ArrayElementType.Int32, 4, "I32"),
        (ArrayElementType.Int64, 8, "I64"),
    ];

    /// <summary>The codes safetensors files use, for messages.</summary>
    public static string KnownCodes => string.Join(", ", Table.Select(row => row.Code));

    /// <summary>Bytes one element takes.</summary>
    public static int Size(ArrayElementType type) => Table[(int)type].Size;

    /// <summary>The code safetensors files use, such as <c>F32</c>.</summary>
    public static string Code(ArrayElementType type) => Table[(int)type].Code;

    /// <summary>The type a safetensors code names, or null.</summary>
    public static ArrayElementType? FromCode(string? code)
    {
        foreach ((ArrayElementType type, _, string known) in Table)
        {
            if (known == code)
            {
                return type;
            }
        }

        return null;
    }
}
