namespace DragGan.Evaluation;

/// <summary>Many comparisons in a few figures.</summary>
/// <param name="Count">How many.</param>
/// <param name="Psnr">In dB.</param>
/// <param name="Ssim">1 for equal pictures.</param>
/// <param name="Face">PSNR of the face, in dB.</param>
public sealed record ReconstructionSummary(int Count, Spread Psnr, Spread Ssim, Spread Face)
{
    /// <summary>Of at least one comparison.</summary>
    public static ReconstructionSummary Of(IReadOnlyCollection<ReconstructionScore> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return new(scores.Count, Spread.Of(scores.Select(s => s.Psnr)), Spread.Of(scores.Select(s => s.Ssim)), Spread.Of(scores.Select(s => s.Face)));
    }

    /// <summary>A table.</summary>
    public string ToMarkdown() =>
        $"""
        | | mean | 5 % | median | 95 % |
        |---|---:|---:|---:|---:|
        | PSNR, dB | {Psnr.Mean:F2} | {Psnr.Low:F2} | {Psnr.Median:F2} | {Psnr.High:F2} |
        | SSIM | {Ssim.Mean:F4} | {Ssim.Low:F4} | {Ssim.Median:F4} | {Ssim.High:F4} |
        | face, dB | {Face.Mean:F2} | {Face.Low:F2} | {Face.Median:F2} | {Face.High:F2} |

        """;
}
