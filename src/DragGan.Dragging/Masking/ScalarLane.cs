using System.Runtime.CompilerServices;

namespace DragGan.Dragging;

/// <inheritdoc/>
internal readonly struct ScalarLane : ILanes<float>
{
    public static int Count => 1;

    public static float Load(ref float source, nuint offset) => Unsafe.Add(ref source, offset);

    public static void Store(float value, ref float destination, nuint offset) => Unsafe.Add(ref destination, offset) = value;

    public static float Broadcast(float value) => value;

    public static float Add(float a, float b) => a + b;

    public static float Subtract(float a, float b) => a - b;

    public static float MultiplyAdd(float a, float b, float c) => float.MultiplyAddEstimate(a, b, c);

    public static float Sign(float a) => a > 0 ? 1 : a < 0 ? -1 : a;

    public static float Sum(float a) => a;
}
