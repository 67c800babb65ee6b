using DragGan.App.CommandLine;
using DragGan.Evaluation;
using DragGan.Imaging;

namespace DragGan.App.Evaluation;

/// <summary>Reports in words.</summary>
internal static class EvaluationText
{
    /// <summary>The sheets of an experiment with drags.</summary>
    public const string LeastLikeSheet = "least-like.png", FarthestOffSheet = "farthest-off.png", TypicalSheet = "typical.png";

    /// <summary>The report of an experiment with drags.</summary>
    public static string Of(ExperimentHeader header, IReadOnlyCollection<DragResult> results, string? doubt)
    {
        string options = string.Create(null, $"--truncation {header.Truncation} --max-steps {header.MaxSteps}");
        return
            $"""
            # {results.Count} drags of lions

            Model {header.Model}, seed {header.Seed}, {header.Scene}; the compatible mode at default settings, at most {header.MaxSteps} steps, starts at a truncation of {header.Truncation}.
            {(doubt is null ? string.Empty : $"\nA doubt: {doubt}.\n")}
            {DragSummary.Table(results)}
            Figures but counts are medians. *own*: the landmark's displacement, measured on the pictures by fitting the renderer to the first and to the last; *own / asked*: its share of the way asked for;
            *deviation*: |own - asked| / |asked|. *PSNR*, *SSIM*: the picture before and after the drag against the nearest re-render, so both hold what the model and the fit lack on any lion. *placement*: how far the
            landmark of the first picture is from where the renderer has it for that seed.

            Kinds take turns; a start is taken if the landmark is seen there and the parameters that move it lie within two standard deviations, and a target if a lion exists that has the landmark there,
            moving those parameters alone within two standard deviations. The nose goes 20 to 40 px in any direction for which that holds (so less often up and down than sideways: nodding has less room), the chin 15 px down,
            an ear's tip 10 to 20 px, an eyelid 8 to 14 px, a tip of the mane 6 to 10 px, each along its way, to the side drawn if there is room, else the other. Method and limits: docs/maths/evaluation.md.

            ## The ten whose end is least like a lion ([sheet]({LeastLikeSheet}))

            Each strip: the start with handle and target, the end with both, the end, the nearest re-render.

            {DragSummary.List(DragSummary.LeastLike(results), options)}
            ## The ten that did least what was asked ([sheet]({FarthestOffSheet}))

            {DragSummary.List(DragSummary.FarthestOff(results), options)}
            ## Typical ones: two of each kind around the median ([sheet]({TypicalSheet}))

            {DragSummary.List(DragSummary.Typical(results), options)}
            """;
    }

    /// <summary>The report of comparisons with renders.</summary>
    public static string Of(ExperimentHeader header, ReconstructionSummary summary, string? doubt) =>
        $"""
        # {summary.Count} generated lions against their renders

        Model {header.Model}, seed {header.Seed}, {header.Scene}.
        {(doubt is null ? string.Empty : $"\nA doubt: {doubt}.\n")}
        {summary.ToMarkdown()}
        PSNR over the range -1 to 1; SSIM of the mean of the colours, Gaussian windows of 11 pixels (σ 1.5); face: PSNR of a square around nose, eyes and lower lip, a third of the picture wide.
        [The first ones](sheet.png): renders above what the model makes of the same parameters.

        """;

    /// <summary>What the pictures of an experiment say about themselves.</summary>
    public static Dictionary<string, string> PictureText()
    {
        Dictionary<string, string> text = new() { ["Software"] = ProgramText.NameAndVersion };
        GeneratedMetadata.AddTo(text, ProgramText.NameAndVersion);
        return text;
    }
}
