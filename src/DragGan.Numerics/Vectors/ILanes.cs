namespace DragGan.Numerics;

/// <summary>A vector of floats of one width, or one float: lets an operation be written once and run at 512, 256 and 128 bits and scalar.</summary>
/// <remarks>Lane i of every result depends on lane i of the operands alone. All members are inlined; nothing of this type is left in the machine code.</remarks>
/// <typeparam name="TSelf">The implementing type.</typeparam>
internal interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>How many floats.</summary>
    static abstract int Count { get; }

    /// <summary>Reads <see cref="Count"/> floats; any alignment.</summary>
    static abstract TSelf Load(ref readonly float source);

    /// <summary>The same float in every lane.</summary>
    static abstract TSelf Fill(float value);

    /// <summary>a · b + c, rounded once where the machine can and twice where it cannot.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>√a, correctly rounded.</summary>
    static abstract TSelf Sqrt(TSelf a);

    /// <summary>-1, 0 or 1.</summary>
    static abstract TSelf Sign(TSelf a);

    /// <summary>The sum of all lanes.</summary>
    static abstract float Sum(TSelf a);

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>Writes <see cref="Count"/> floats; any alignment.</summary>
    void Store(ref float destination);
}
