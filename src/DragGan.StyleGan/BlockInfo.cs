namespace DragGan.StyleGan;

/// <summary>The size of one synthesis block.</summary>
/// <param name="Resolution">Height and width of its feature map, in cells.</param>
/// <param name="InputChannels">Channels it reads: those of the block before, or of the learnt constant in the first block.</param>
/// <param name="OutputChannels">Channels of its feature map.</param>
public sealed record BlockInfo(int Resolution, int InputChannels, int OutputChannels);
