using System.Runtime.Intrinsics;

namespace DragGan.Dragging;

/// <inheritdoc/>
internal readonly struct Lanes256 : ILanes<Vector256<float>>
{
    public static int Count => Vector256<float>.Count;

    public static Vector256<float> Load(ref float source, nuint offset) => Vector256.LoadUnsafe(ref source, offset);

    public static void Store(Vector256<float> value, ref float destination, nuint offset) => value.StoreUnsafe(ref destination, offset);

    public static Vector256<float> Broadcast(float value) => Vector256.Create(value);

    public static Vector256<float> Add(Vector256<float> a, Vector256<float> b) => a + b;

    public static Vector256<float> Subtract(Vector256<float> a, Vector256<float> b) => a - b;

    public static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) => Vector256.MultiplyAddEstimate(a, b, c);

    public static Vector256<float> Sign(Vector256<float> a) => Vector256.AndNot(
        Vector256.CopySign(Vector256<float>.One, a), Vector256.Equals(a, Vector256<float>.Zero));

    public static float Sum(Vector256<float> a) => Vector256.Sum(a);
}
