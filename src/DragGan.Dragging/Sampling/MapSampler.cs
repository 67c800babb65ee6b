using System.Numerics.Tensors;
using DragGan.Numerics;

namespace DragGan.Dragging;

/// <summary>Reads and feeds back samples of a map resized to the picture, without the resized map: at most 16 cells each.</summary>
internal static class MapSampler
{
    /// <summary>Writes the sample Σ wᵢ vⱼ F(i, j) of every channel.</summary>
    /// <param name="map">F, <c>[h, h, C]</c>.</param>
    /// <param name="rows">i and wᵢ.</param>
    /// <param name="columns">j and vⱼ.</param>
    /// <param name="sample">Receives C values; overwritten.</param>
    public static void Read(FeatureMap map, in AxisTaps rows, in AxisTaps columns, Span<float> sample)
    {
        sample.Clear();
        for (int i = 0; i < rows.Count; i++)
        {
            for (int j = 0; j < columns.Count; j++)
            {
                TensorPrimitives.MultiplyAdd(map.Pixel(rows.Cell(i), columns.Cell(j)), rows.Weight(i) * columns.Weight(j), sample, sample);
            }
        }
    }

    /// <summary>The adjoint of <see cref="Read"/>: adds wᵢ vⱼ times the sample's gradient to every cell it was made of.</summary>
    /// <param name="sampleGradient">∂L/∂sample, C values.</param>
    /// <param name="rows">i and wᵢ.</param>
    /// <param name="columns">j and vⱼ.</param>
    /// <param name="gradient">∂L/∂F, <c>[h, h, C]</c>; added to.</param>
    public static void AccumulateAdjoint(ReadOnlySpan<float> sampleGradient, in AxisTaps rows, in AxisTaps columns, FeatureMap gradient)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            for (int j = 0; j < columns.Count; j++)
            {
                Span<float> cell = gradient.Pixel(rows.Cell(i), columns.Cell(j));
                TensorPrimitives.MultiplyAdd(sampleGradient, rows.Weight(i) * columns.Weight(j), cell, cell);
            }
        }
    }
}
