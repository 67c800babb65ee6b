using System.Collections.Immutable;
using System.Numerics;
using DragGan.Dragging;
using DragGan.Imaging;
using DragGan.StyleGan;

namespace DragGan.Editing;

/// <summary>What every document keeps to, whether it was edited or read from a file.</summary>
internal static class DocumentRules
{
    /// <summary>Most pixels in a row: two doublings beyond the published models, and a mask of that size is still read in moderate memory.</summary>
    public const int MaxResolution = 4_096;

    /// <summary>Most rows of w⁺: a picture of <see cref="MaxResolution"/> needs 22.</summary>
    public const int MaxLatentRows = 32;

    /// <summary>Most values in a row of w⁺; published models have 512.</summary>
    public const int MaxLatentWidth = 4_096;

    /// <summary>Most characters of a name or a file's name that a document refers to.</summary>
    public const int MaxReferenceLength = 255;

    /// <summary>A name without the spaces around it.</summary>
    public static string CleanName(string name)
    {
        string clean = name.Trim();
        return clean.Length is >= 1 and <= EditDocument.MaxNameLength && !clean.Any(char.IsControl)
            ? clean
            : throw Invalid($"A name has 1 to {EditDocument.MaxNameLength} characters on one line; this one has {clean.Length}.");
    }

    public static void RequireModel(ModelReference model)
    {
        ArgumentNullException.ThrowIfNull(model);
        RequireReference(model.Id, "The model's name");
        RequireReference(model.Fingerprint, "The model's fingerprint");
        if (model.Resolution is < 4 or > MaxResolution || !BitOperations.IsPow2(model.Resolution))
        {
            throw Invalid($"The model's pictures are said to have {model.Resolution} pixels in a row; expected a power of two from 4 to {MaxResolution}.");
        }

        if (model.LatentRows is < 1 or > MaxLatentRows || model.LatentWidth is < 1 or > MaxLatentWidth)
        {
            throw Invalid(
                $"The model is said to take {model.LatentRows} rows of {model.LatentWidth} values; expected 1 to {MaxLatentRows} rows of 1 to {MaxLatentWidth}.");
        }
    }

    public static void RequireImage(ImageSource image, Latent startLatent, ModelReference model)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(startLatent);
        if (image is SeedImage seed && (!float.IsFinite(seed.Truncation) || seed.Label < 0))
        {
            throw Invalid($"A truncation must be a finite number and a label at least 0; found {seed.Truncation} and {seed.Label}.");
        }

        if (image is LatentImage file)
        {
            RequireReference(file.FileName, "The latent's file name");
        }

        if (startLatent.Rows != model.LatentRows || startLatent.Width != model.LatentWidth)
        {
            throw Invalid(
                $"The latent has {startLatent.Rows} rows of {startLatent.Width}, but the model takes {model.LatentRows} of {model.LatentWidth}. It was made with another model.");
        }
    }

    public static void RequirePoint(EditPoint point, int resolution)
    {
        RequireInside(point.Position, "position", resolution);
        if (!Enum.IsDefined(point.Kind))
        {
            throw Invalid($"A point is a handle or an anchor, not {point.Kind}.");
        }

        if (point.Target is ImagePoint target)
        {
            RequireInside(target, "target", resolution);
            if (point.Kind == PointKind.Anchor)
            {
                throw Invalid("An anchor stays where it is and has no target. Place a handle instead.");
            }
        }
    }

    public static void RequireMask(EditMask? mask, int resolution)
    {
        if (mask is not null && (mask.Width != resolution || mask.Height != resolution))
        {
            throw Invalid($"The mask is {mask.Width} × {mask.Height} pixels, but the picture is {resolution} × {resolution}. Give a mask of that size.");
        }
    }

    public static void RequireSettings(EditSettings settings, ModelReference model)
    {
        ArgumentNullException.ThrowIfNull(settings);
        DragSettings drag = settings.Drag ?? throw new ArgumentNullException(nameof(settings));
        if (drag.MaxSteps > StepLog.MaxCount)
        {
            throw Invalid($"A drag takes at most {StepLog.MaxCount:N0} steps; {drag.MaxSteps:N0} were asked for.");
        }

        if (!HasBlock(drag, model))
        {
            throw Invalid($"The feature block is {drag.FeatureBlock}, but the model has {Blocks(model)}. Choose 1 to {Blocks(model)}.");
        }

        if (!HasRows(drag, model))
        {
            throw Invalid($"{drag.TrainedRows} rows shall be trained, but the model has {model.LatentRows}. Choose 1 to {model.LatentRows}.");
        }
    }

    /// <summary>The settings with the defaults in place of what the model does not have.</summary>
    public static EditSettings Fitting(EditSettings settings, ModelReference model) => settings with
    {
        Drag = settings.Drag with
        {
            FeatureBlock = HasBlock(settings.Drag, model) ? settings.Drag.FeatureBlock : DragSettings.DefaultFeatureBlock,
            TrainedRows = HasRows(settings.Drag, model) ? settings.Drag.TrainedRows : DragSettings.DefaultTrainedRows,
        },
    };

    public static void RequireLog(StepLog log, ImmutableArray<int> pointIds, EditDocument document)
    {
        ArgumentNullException.ThrowIfNull(log);
        if (pointIds.IsDefault || pointIds.Length != log.PointCount || pointIds.Distinct().Count() != pointIds.Length)
        {
            throw new ArgumentException($"The log holds {log.PointCount} points; name each of them once.", nameof(pointIds));
        }

        if (document.Drags.Any(drag => ReferenceEquals(drag.Log, log)))
        {
            throw new ArgumentException("Every drag needs a log of its own.", nameof(log));
        }

        if (log.BaseLatent.Rows != document.Model.LatentRows || log.BaseLatent.Width != document.Model.LatentWidth)
        {
            throw new ArgumentException("The log is for latents of another model.", nameof(log));
        }

        foreach (int id in pointIds)
        {
            _ = document.Point(id);
        }
    }

    public static void RequireReference(string text, string what)
    {
        if (string.IsNullOrEmpty(text) || text.Length > MaxReferenceLength || text.Any(char.IsControl))
        {
            throw Invalid($"{what} must have 1 to {MaxReferenceLength} characters on one line.");
        }
    }

    private static void RequireInside(ImagePoint point, string role, int resolution)
    {
        if (!point.IsInside(resolution))
        {
            throw Invalid($"The {role} ({point.X}, {point.Y}) is outside the picture; both coordinates must lie between 0 and {resolution - 1}.");
        }
    }

    private static int Blocks(ModelReference model) => BitOperations.Log2((uint)model.Resolution) - 1;

    private static bool HasBlock(DragSettings drag, ModelReference model) =>
        drag.FeatureBlock == DragSettings.DefaultFeatureBlock || drag.FeatureBlock <= Blocks(model);

    private static bool HasRows(DragSettings drag, ModelReference model) =>
        drag.TrainedRows == DragSettings.DefaultTrainedRows || drag.TrainedRows <= model.LatentRows;

    private static EditException Invalid(string message) => new(EditFault.Invalid, message);
}
