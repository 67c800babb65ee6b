using DragGan.Numerics;

namespace DragGan.StyleGan;

/// <summary>Maps for ∂L/∂x between layers: two memories in turn, or, where a resnet path needs the older one still, a new one each.</summary>
internal sealed class GradientMaps
{
    private readonly FloatBuffer?[] _turns = new FloatBuffer?[2];
    private int _turn;

    /// <summary>Takes memory for the largest input of the blocks' layers.</summary>
    public GradientMaps(ReadOnlySpan<BlockPass> blocks)
    {
        int largest = 0;
        bool hasSkip = false;
        foreach (BlockPass block in blocks)
        {
            largest = Math.Max(largest, Math.Max(block.Conv1.Input!.Length, block.Input.Length));
            hasSkip |= block.Skip is not null;
        }

        if (!hasSkip)
        {
            (_turns[0], _turns[1]) = (new FloatBuffer(largest), new FloatBuffer(largest));
        }
    }

    /// <summary>The next map, of the shape of a layer's input.</summary>
    public FeatureMap Next(FeatureMap shape) => new(shape.Height, shape.Width, shape.Channels, _turns[_turn++ % 2]);
}
