namespace DragGan.StyleGan;

/// <summary>One synthesis block: the layers that make its feature map, and what it adds to the picture.</summary>
internal sealed record BlockParameters
{
    /// <summary>Height and width of the block's output, in cells.</summary>
    public required int Resolution { get; init; }

    /// <summary>The learnt input, channels last <c>[4, 4, C]</c>; in the first block only.</summary>
    public required float[]? Constant { get; init; }

    /// <summary>The up layer; absent in the first block.</summary>
    public required LayerParameters? Conv0 { get; init; }

    /// <summary>The second layer, whose output (plus <see cref="Skip"/>'s) is the block's feature map.</summary>
    public required LayerParameters Conv1 { get; init; }

    /// <summary>Colours from features: in every block (skip), in the last only (resnet, original).</summary>
    public required LayerParameters? ToRgb { get; init; }

    /// <summary>The path round the block; resnet only, absent in the first block.</summary>
    public required SkipParameters? Skip { get; init; }
}
