namespace DragGan.StyleGan;

/// <summary>What one layer just did, for measurements.</summary>
/// <param name="Name">Name as in the model file, e.g. <c>synthesis.b64.conv0</c>.</param>
/// <param name="Backward">Whether this was its reverse pass.</param>
/// <param name="Flop">Multiplications and additions of its convolution.</param>
/// <param name="Bytes">Memory it passed over: weights once, each map once per reading and writing.</param>
public readonly record struct LayerWork(string Name, bool Backward, long Flop, long Bytes);
