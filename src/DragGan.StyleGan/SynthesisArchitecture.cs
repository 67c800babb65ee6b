namespace DragGan.StyleGan;

/// <summary>How StyleGAN2's synthesis blocks are joined (StyleGAN2 paper, figure 7).</summary>
public enum SynthesisArchitecture
{
    /// <summary>Every block adds to the picture, which is upsampled from block to block.</summary>
    Skip,

    /// <summary>Every block has a linear path round it; only the last makes the picture.</summary>
    Resnet,

    /// <summary>A plain chain of blocks; only the last makes the picture (StyleGAN1's form).</summary>
    Original,
}
