using System.Runtime.Intrinsics;

namespace DragGan.Dragging;

/// <inheritdoc/>
internal readonly struct Lanes512 : ILanes<Vector512<float>>
{
    public static int Count => Vector512<float>.Count;

    public static Vector512<float> Load(ref float source, nuint offset) => Vector512.LoadUnsafe(ref source, offset);

    public static void Store(Vector512<float> value, ref float destination, nuint offset) => value.StoreUnsafe(ref destination, offset);

    public static Vector512<float> Broadcast(float value) => Vector512.Create(value);

    public static Vector512<float> Add(Vector512<float> a, Vector512<float> b) => a + b;

    public static Vector512<float> Subtract(Vector512<float> a, Vector512<float> b) => a - b;

    public static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) => Vector512.MultiplyAddEstimate(a, b, c);

    public static Vector512<float> Sign(Vector512<float> a) => Vector512.AndNot(
        Vector512.CopySign(Vector512<float>.One, a), Vector512.Equals(a, Vector512<float>.Zero));

    public static float Sum(Vector512<float> a) => Vector512.Sum(a);
}
