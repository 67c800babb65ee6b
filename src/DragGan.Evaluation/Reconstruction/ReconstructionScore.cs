namespace DragGan.Evaluation;

/// <summary>How well a generated lion agrees with the rendered one.</summary>
/// <param name="Number">Which lion of the seed.</param>
/// <param name="Psnr">In dB.</param>
/// <param name="Ssim">1 for equal pictures.</param>
/// <param name="Face">PSNR of the face, in dB.</param>
public sealed record ReconstructionScore(long Number, double Psnr, double Ssim, double Face);
