using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DragGan.Dragging;
using DragGan.Imaging;
using DragGan.StyleGan;

namespace DragGan.Editing.Tests;

/// <summary>Small documents to edit, and what is in them as text.</summary>
internal static class Edits
{
    public const int Resolution = 32, Rows = 8, Width = 4, TrainedRows = 6;

    public static ModelReference Model { get; } = new("faces", new string('a', 64), Resolution, Rows, Width);

    /// <summary>A document without points.</summary>
    public static EditDocument New(int seed = 1) => EditDocument.Create("An edit", Model, new SeedImage((uint)seed, Truncation: 0.7f, Label: null), Latent(seed));

    public static Latent Latent(int seed) => new(Rows, Width, Noise(seed, Rows * Width));

    /// <summary>A mask with noise in it.</summary>
    public static EditMask Mask(int seed, int side = Resolution)
    {
        RasterImage image = new(side, side, PixelLayout.Gray);
        new Random(seed).NextBytes(image.Pixels);
        return EditMask.FromImage(image);
    }

    /// <summary>A step that a drag from this latent might keep.</summary>
    public static KeptStep Step(StepLog log, int seed)
    {
        float[] values = [.. log.BaseLatent.Values];
        Noise(seed, log.TrainedRows * log.BaseLatent.Width).CopyTo(values);
        Random random = new(seed);
        ImmutableArray<Handle> handles = [.. Enumerable.Range(0, log.PointCount).Select(_ => new Handle(Place(random), Place(random)))];
        return new KeptStep(new Latent(log.BaseLatent.Rows, log.BaseLatent.Width, [.. values]), handles, random.NextDouble(), random.NextDouble());
    }

    /// <summary>The document after a drag of so many steps with these points, or all of them.</summary>
    public static EditDocument Dragged(this EditDocument document, SessionFolder folder, int steps, params int[] points)
    {
        ImmutableArray<int> ids = points.Length > 0 ? [.. points] : [.. document.Points.Select(point => point.Id)];
        StepLog log = folder.NewStepLog(document.Latent, TrainedRows, ids.Length);
        for (int i = 0; i < steps; i++)
        {
            log.Append(Step(log, (1000 * document.FrameCount) + i));
        }

        log.Dispose();
        return document.BeginDrag(log, ids).WithSteps(steps);
    }

    /// <summary>A whole pixel inside the picture.</summary>
    public static ImagePoint Place(Random random) => new(random.Next(Resolution), random.Next(Resolution));

    /// <summary>Everything a document holds, steps included, as text; the next point's number only if asked for, since undo leaves it.</summary>
    public static string Describe(EditDocument document, bool nextId = false)
    {
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"{document.Name}, {document.Model}, {document.Image}, {(nextId ? document.NextPointId : 0)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{document.Settings}");
        text.AppendLine(Values(document.StartLatent));
        text.AppendLine(document.Mask is null ? "no mask" : Convert.ToHexString(document.Mask.Fixed));
        foreach (EditPoint point in document.Points)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{point}");
        }

        foreach (DragSegment drag in document.Drags)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"drag of {string.Join(',', drag.PointIds)} from {string.Join(',', drag.Origins)}: {drag.Count}");
            for (int i = 0; i < drag.Count; i++)
            {
                text.AppendLine(Describe(drag.Log.Read(i)));
            }
        }

        return text.ToString();
    }

    /// <summary>Everything a step holds.</summary>
    public static string Describe(KeptStep step) => string.Create(
        CultureInfo.InvariantCulture, $"{Values(step.Latent)} | {string.Join(' ', step.Handles)} | {step.Motion:R} {step.Mask:R}");

    private static ImmutableArray<float> Noise(int seed, int count)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }

    private static string Values(Latent latent) => string.Join(' ', latent.Values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
}
