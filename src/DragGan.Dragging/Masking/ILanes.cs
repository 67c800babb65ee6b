namespace DragGan.Dragging;

/// <summary>Arithmetic on one vector of channels, stated once per vector width, so that a kernel is written once for all of them.</summary>
/// <typeparam name="TVector">The vector, e.g. <c>Vector512&lt;float&gt;</c>; <c>float</c> for the last few channels.</typeparam>
internal interface ILanes<TVector>
    where TVector : struct
{
    /// <summary>How many channels a vector holds.</summary>
    static abstract int Count { get; }

    static abstract TVector Load(ref float source, nuint offset);

    static abstract void Store(TVector value, ref float destination, nuint offset);

    static abstract TVector Broadcast(float value);

    static abstract TVector Add(TVector a, TVector b);

    static abstract TVector Subtract(TVector a, TVector b);

    /// <summary>a · b + c, fused where the machine can.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>-1, 0 or 1.</summary>
    static abstract TVector Sign(TVector a);

    /// <summary>The sum of all lanes.</summary>
    static abstract float Sum(TVector a);
}
