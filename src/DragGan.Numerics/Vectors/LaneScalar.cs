using System.Runtime.CompilerServices;

namespace DragGan.Numerics;

/// <summary>A single float: what is left over, and all there is on a machine without vectors.</summary>
internal readonly struct LaneScalar(float value) : ILanes<LaneScalar>
{
    private readonly float _value = value;

    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar Load(ref readonly float source) => new(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar Fill(float value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar MultiplyAdd(LaneScalar a, LaneScalar b, LaneScalar c) => new(float.MultiplyAddEstimate(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar Sqrt(LaneScalar a) => new(MathF.Sqrt(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar Sign(LaneScalar a) => new(a._value > 0 ? 1 : a._value < 0 ? -1 : a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(LaneScalar a) => a._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar operator +(LaneScalar a, LaneScalar b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar operator -(LaneScalar a, LaneScalar b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar operator *(LaneScalar a, LaneScalar b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar operator /(LaneScalar a, LaneScalar b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float destination) => destination = _value;
}
