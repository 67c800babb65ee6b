using System.Runtime.CompilerServices;

namespace DragGan.Dragging;

/// <summary>Up to four cells of one axis and their weights: a bilinear sample of a bilinear resize reaches no further.</summary>
internal struct AxisTaps
{
    private Cells _cells;
    private Weights _weights;

    /// <summary>How many taps there are.</summary>
    public int Count { get; private set; }

    public readonly int Cell(int tap) => _cells[tap];

    public readonly float Weight(int tap) => _weights[tap];

    /// <summary>Adds weight to a cell: to its tap if it has one, else as a new one. Weight 0 adds nothing.</summary>
    public void Add(int cell, float weight)
    {
        if (weight == 0)
        {
            return;
        }

        for (int tap = 0; tap < Count; tap++)
        {
            if (_cells[tap] == cell)
            {
                _weights[tap] += weight;
                return;
            }
        }

        (_cells[Count], _weights[Count]) = (cell, weight);
        Count++;
    }

    [InlineArray(4)]
    private struct Cells
    {
        private int _first;
    }

    [InlineArray(4)]
    private struct Weights
    {
        private float _first;
    }
}
