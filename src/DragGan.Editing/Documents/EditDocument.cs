using System.Collections.Immutable;
using DragGan.Imaging;
using DragGan.StyleGan;

namespace DragGan.Editing;

/// <summary>An edit: the picture it began with, the drags made since, points, mask and settings. Immutable and always valid; what undo covers.</summary>
/// <remarks>
/// <para>Frame 0 is the picture of <see cref="StartLatent"/>; then comes every kept step of every drag, in order.</para>
/// <para>Edits are methods that return another document and throw <see cref="EditException"/> where they make no sense. The record's own equality
/// compares arrays by identity.</para>
/// </remarks>
public sealed partial record EditDocument
{
    /// <summary>Most points a document holds.</summary>
    public const int MaxPoints = 64;

    /// <summary>Most characters of a name.</summary>
    public const int MaxNameLength = 120;

    /// <summary>Most drags in a row.</summary>
    public const int MaxDrags = 500;

    internal EditDocument(string name, ModelReference model, ImageSource image, Latent startLatent) =>
        (Name, Model, Image, StartLatent) = (name, model, image, startLatent);

    /// <summary>What people call it; 1 to <see cref="MaxNameLength"/> characters.</summary>
    public string Name { get; internal init; }

    /// <summary>The model it belongs to.</summary>
    public ModelReference Model { get; internal init; }

    /// <summary>Where its first picture comes from.</summary>
    public ImageSource Image { get; internal init; }

    /// <summary>w⁺ of its first picture.</summary>
    public Latent StartLatent { get; internal init; }

    /// <summary>The drags, oldest first.</summary>
    public ImmutableArray<DragSegment> Drags { get; internal init; } = [];

    /// <summary>The points, by ascending number.</summary>
    public ImmutableArray<EditPoint> Points { get; internal init; } = [];

    /// <summary>What may move, of the picture's size; null if everything may.</summary>
    public EditMask? Mask { get; internal init; }

    /// <summary>How drags are carried out.</summary>
    public EditSettings Settings { get; internal init; } = EditSettings.Default;

    /// <summary>The number the next point gets. It never goes back, not by undo either.</summary>
    public int NextPointId { get; internal init; } = 1;

    /// <summary>How many frames there are, at least 1.</summary>
    public int FrameCount => 1 + Drags.Sum(drag => drag.Count);

    /// <summary>w⁺ of the last frame: where the next drag begins. Reads it from the log.</summary>
    public Latent Latent => LatentAt(FrameCount - 1);

    /// <summary>A new document.</summary>
    /// <param name="name">What people call it; spaces around it are taken off.</param>
    /// <param name="model">The model it belongs to.</param>
    /// <param name="image">Where its picture comes from.</param>
    /// <param name="startLatent">w⁺ of that picture.</param>
    /// <exception cref="EditException">The name is empty or too long, or the latent is not of the model's shape.</exception>
    public static EditDocument Create(string name, ModelReference model, ImageSource image, Latent startLatent)
    {
        ArgumentNullException.ThrowIfNull(name);
        DocumentRules.RequireModel(model);
        DocumentRules.RequireImage(image, startLatent, model);
        return new EditDocument(DocumentRules.CleanName(name), model, image, startLatent);
    }

    /// <summary>w⁺ of a frame. Reads it from the log.</summary>
    /// <param name="frame">0 … <see cref="FrameCount"/> - 1.</param>
    /// <exception cref="EditException">There is no such frame, or its file is damaged.</exception>
    public Latent LatentAt(int frame) => StepAt(frame)?.Latent ?? StartLatent;

    /// <summary>The kept step a frame shows; null for frame 0. Reads it from the log.</summary>
    /// <inheritdoc cref="LatentAt"/>
    public KeptStep? StepAt(int frame) => Locate(frame) is (DragSegment drag, int step) ? drag.Log.Read(step) : null;

    /// <summary>What a frame's step measured, from memory; null for frame 0.</summary>
    /// <param name="frame">0 … <see cref="FrameCount"/> - 1.</param>
    /// <exception cref="EditException">There is no such frame.</exception>
    public StepMetrics? MetricsAt(int frame) => Locate(frame) is (DragSegment drag, int step) ? drag.Log.Metrics(step) : null;

    /// <summary>The point of a number.</summary>
    /// <exception cref="EditException">There is none.</exception>
    public EditPoint Point(int id) => Points.FirstOrDefault(point => point.Id == id)
        ?? throw new EditException(EditFault.NotFound, $"There is no point {id}; it was probably deleted.");

    /// <summary>The drag and the step in it that a frame shows; null for frame 0.</summary>
    private (DragSegment Drag, int Step)? Locate(int frame)
    {
        int step = frame - 1;
        foreach (DragSegment drag in Drags)
        {
            if (step >= 0 && step < drag.Count)
            {
                return (drag, step);
            }

            step -= drag.Count;
        }

        return frame == 0 ? null : throw new EditException(EditFault.NotFound, $"There is no frame {frame}; the transition has frames 0 to {FrameCount - 1}.");
    }
}
