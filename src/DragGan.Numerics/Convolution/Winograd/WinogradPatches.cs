using System.Runtime.CompilerServices;

namespace DragGan.Numerics;

/// <summary>Bᵀ d B: one 6 x 6 patch of the input to its 36 positions, lane by lane along the channels.</summary>
/// <param name="patch">First channel of the patch's first pixel.</param>
/// <param name="patchRow">Elements between rows of the patch.</param>
/// <param name="patchPixel">Elements between pixels of a row.</param>
/// <param name="half">36 vectors of scratch.</param>
/// <param name="target">First channel of the first position.</param>
/// <param name="targetPosition">Elements between positions.</param>
internal readonly ref struct InputPatch(
    ref float patch, nint patchRow, nint patchPixel, ref float half, ref float target, nint targetPosition) : ILaneOperation
{
    private readonly ref float _patch = ref patch;
    private readonly ref float _half = ref half;
    private readonly ref float _target = ref target;
    private readonly nint _patchRow = patchRow;
    private readonly nint _patchPixel = patchPixel;
    private readonly nint _targetPosition = targetPosition;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<TLanes>(int index)
        where TLanes : struct, ILanes<TLanes>
    {
        const int n = WinogradLines.Inputs;
        nint vector = TLanes.Count;
        for (nint x = 0; x < n; x++)
        {
            WinogradLines.Input<TLanes>(
                ref Unsafe.Add(ref _patch, index + (x * _patchPixel)), _patchRow, ref Unsafe.Add(ref _half, x * vector), n * vector);
        }

        for (nint y = 0; y < n; y++)
        {
            WinogradLines.Input<TLanes>(
                ref Unsafe.Add(ref _half, y * n * vector), vector, ref Unsafe.Add(ref _target, index + (y * n * _targetPosition)), _targetPosition);
        }
    }
}

/// <summary>Aᵀ m A: the 36 positions of a tile to its 4 x 4 outputs, of which an edge tile keeps fewer.</summary>
/// <param name="products">First channel of the first position.</param>
/// <param name="position">Elements between positions.</param>
/// <param name="half">24 vectors of scratch.</param>
/// <param name="output">First channel of the tile's first pixel.</param>
/// <param name="outputRow">Elements between rows of the output.</param>
/// <param name="outputPixel">Elements between pixels of a row.</param>
/// <param name="rows">Rows kept, 1 … 4.</param>
/// <param name="columns">Columns kept, 1 … 4.</param>
internal readonly ref struct OutputPatch(
    ref float products, nint position, ref float half, ref float output, nint outputRow, nint outputPixel, int rows, int columns) : ILaneOperation
{
    private readonly ref float _products = ref products;
    private readonly ref float _half = ref half;
    private readonly ref float _output = ref output;
    private readonly nint _position = position;
    private readonly nint _outputRow = outputRow;
    private readonly nint _outputPixel = outputPixel;
    private readonly int _rows = rows;
    private readonly int _columns = columns;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<TLanes>(int index)
        where TLanes : struct, ILanes<TLanes>
    {
        const int n = WinogradLines.Inputs;
        nint vector = TLanes.Count;
        for (nint x = 0; x < n; x++)
        {
            WinogradLines.Output<TLanes>(
                ref Unsafe.Add(ref _products, index + (x * _position)), n * _position, ref Unsafe.Add(ref _half, x * vector), n * vector, _rows);
        }

        for (nint y = 0; y < _rows; y++)
        {
            WinogradLines.Output<TLanes>(
                ref Unsafe.Add(ref _half, y * n * vector), vector, ref Unsafe.Add(ref _output, index + (y * _outputRow)), _outputPixel, _columns);
        }
    }
}
