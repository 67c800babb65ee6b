using DragGan.Numerics;

namespace DragGan.StyleGan;

/// <summary>Styles and demodulation of the layers of some blocks, a layer a slice.</summary>
internal sealed class StylePass(BlockPass[] blocks) : ParallelWork
{
    private float[] _latent = [];
    private int _first;

    /// <summary>Computes blocks <paramref name="first"/> … <paramref name="end"/> - 1.</summary>
    public void Run(float[] latent, int first, int end, ComputePool pool)
    {
        (_latent, _first) = (latent, first);
        pool.Run(this, 2 * (end - first));
    }

    /// <inheritdoc/>
    public override void Invoke(int slice)
    {
        BlockPass block = blocks[_first + (slice / 2)];
        LayerPass? layer = slice % 2 == 0 ? block.Conv0 : block.Conv1;
        layer?.SetLatent(_latent);
    }
}
