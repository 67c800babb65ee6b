using System.Runtime.Intrinsics;

namespace DragGan.Dragging;

/// <inheritdoc/>
internal readonly struct Lanes128 : ILanes<Vector128<float>>
{
    public static int Count => Vector128<float>.Count;

    public static Vector128<float> Load(ref float source, nuint offset) => Vector128.LoadUnsafe(ref source, offset);

    public static void Store(Vector128<float> value, ref float destination, nuint offset) => value.StoreUnsafe(ref destination, offset);

    public static Vector128<float> Broadcast(float value) => Vector128.Create(value);

    public static Vector128<float> Add(Vector128<float> a, Vector128<float> b) => a + b;

    public static Vector128<float> Subtract(Vector128<float> a, Vector128<float> b) => a - b;

    public static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) => Vector128.MultiplyAddEstimate(a, b, c);

    public static Vector128<float> Sign(Vector128<float> a) => Vector128.AndNot(
        Vector128.CopySign(Vector128<float>.One, a), Vector128.Equals(a, Vector128<float>.Zero));

    public static float Sum(Vector128<float> a) => Vector128.Sum(a);
}
