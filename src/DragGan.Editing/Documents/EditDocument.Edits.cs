using System.Collections.Immutable;
using DragGan.Dragging;
using DragGan.Imaging;
using DragGan.StyleGan;

namespace DragGan.Editing;

/// <content>The edits.</content>
public sealed partial record EditDocument
{
    /// <summary>Places a point; it becomes the last one.</summary>
    /// <param name="kind">What it is for.</param>
    /// <param name="position">Where, in pixels, inside the picture.</param>
    /// <param name="target">Where a handle shall come to rest; null if that is not known yet, and for anchors.</param>
    /// <exception cref="EditException">A coordinate is outside the picture, an anchor has a target, or there are <see cref="MaxPoints"/> already.</exception>
    public EditDocument AddPoint(PointKind kind, ImagePoint position, ImagePoint? target = null)
    {
        if (Points.Length >= MaxPoints)
        {
            throw new EditException(EditFault.TooLarge, $"There are {Points.Length} points, which is as many as can be. Delete one first.");
        }

        EditPoint point = new(NextPointId, kind, position, target);
        DocumentRules.RequirePoint(point, Model.Resolution);
        return this with { Points = Points.Add(point), NextPointId = NextPointId + 1 };
    }

    /// <summary>Moves a point or its target, or both.</summary>
    /// <param name="id">The point.</param>
    /// <param name="position">Where it shall be; null to leave it.</param>
    /// <param name="target">Where it shall come to rest; null to leave that.</param>
    /// <exception cref="EditException">There is no such point, a coordinate is outside the picture, or an anchor is given a target.</exception>
    public EditDocument MovePoint(int id, ImagePoint? position = null, ImagePoint? target = null)
    {
        EditPoint old = Point(id);
        EditPoint moved = old with { Position = position ?? old.Position, Target = target ?? old.Target };
        DocumentRules.RequirePoint(moved, Model.Resolution);
        return this with { Points = Points.Replace(old, moved) };
    }

    /// <summary>Deletes a point.</summary>
    /// <exception cref="EditException">There is no such point.</exception>
    public EditDocument RemovePoint(int id) => this with { Points = Points.Remove(Point(id)) };

    /// <summary>Deletes every point.</summary>
    public EditDocument ClearPoints() => this with { Points = [] };

    /// <summary>Another mask, or none.</summary>
    /// <exception cref="EditException">The mask is not of the picture's size.</exception>
    public EditDocument WithMask(EditMask? mask)
    {
        DocumentRules.RequireMask(mask, Model.Resolution);
        return this with { Mask = mask };
    }

    /// <summary>Other settings.</summary>
    /// <exception cref="EditException">The model has no such feature block or fewer rows, or the steps are more than a drag can keep.</exception>
    public EditDocument WithSettings(EditSettings settings)
    {
        DocumentRules.RequireSettings(settings, Model);
        return this with { Settings = settings };
    }

    /// <summary>Begins again with another picture: drags, points and mask belonged to the old one and go.</summary>
    /// <param name="image">Where the picture comes from.</param>
    /// <param name="startLatent">w⁺ of that picture.</param>
    /// <param name="model">Another model; null to stay with this one. Settings it cannot fulfil go back to their defaults.</param>
    /// <exception cref="EditException">The latent is not of the model's shape.</exception>
    public EditDocument WithImage(ImageSource image, Latent startLatent, ModelReference? model = null)
    {
        model ??= Model;
        DocumentRules.RequireModel(model);
        DocumentRules.RequireImage(image, startLatent, model);
        return this with
        {
            Model = model,
            Image = image,
            StartLatent = startLatent,
            Drags = [],
            Points = [],
            Mask = null,
            Settings = DocumentRules.Fitting(Settings, model),
        };
    }

    /// <summary>Another name; spaces around it are taken off.</summary>
    /// <exception cref="EditException">The name is empty or too long.</exception>
    public EditDocument Renamed(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return this with { Name = DocumentRules.CleanName(name) };
    }

    /// <summary>Begins a drag: a segment without steps at the end, which <see cref="WithSteps"/> lets grow.</summary>
    /// <param name="log">Where the steps will be; new.</param>
    /// <param name="pointIds">The points that take part, in the order of the log's handles.</param>
    /// <exception cref="EditException">There are <see cref="MaxDrags"/> already, or one of the points does not exist.</exception>
    public EditDocument BeginDrag(StepLog log, ImmutableArray<int> pointIds)
    {
        DocumentRules.RequireLog(log, pointIds, this);
        if (Drags.Length >= MaxDrags)
        {
            throw new EditException(
                EditFault.TooLarge, $"There are {Drags.Length} drags, which is as many as an edit can hold. Save the latent and begin a new edit with it.");
        }

        return this with { Drags = Drags.Add(new DragSegment(log, Count: 0, pointIds, [.. pointIds.Select(id => Point(id).Position)])) };
    }

    /// <summary>The last drag with so many of its log's steps, and its handles where the last of them found them.</summary>
    /// <param name="count">0 … the log's count.</param>
    /// <exception cref="ArgumentException">There is no drag, or its log has fewer steps.</exception>
    public EditDocument WithSteps(int count)
    {
        if (Drags.IsEmpty)
        {
            throw new InvalidOperationException("There is no drag to add steps to.");
        }

        DragSegment last = Drags[^1];
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, last.Log.Count);
        EditDocument grown = this with { Drags = Drags.SetItem(Drags.Length - 1, last with { Count = count }) };
        return count == 0 ? grown : grown.WithPositions(PositionsAt(last, count - 1));
    }

    /// <summary>The drag has come to rest: if it kept no step, its segment goes.</summary>
    public EditDocument EndDrag() => !Drags.IsEmpty && Drags[^1].Count == 0 ? this with { Drags = Drags.RemoveAt(Drags.Length - 1) } : this;

    /// <summary>Goes back to a frame: later steps go, and the handles that took part in them are where that frame shows them.</summary>
    /// <param name="frame">0 … <see cref="FrameCount"/> - 1.</param>
    /// <exception cref="EditException">There is no such frame.</exception>
    public EditDocument KeepUntil(int frame)
    {
        _ = Locate(frame);
        if (frame == FrameCount - 1)
        {
            return this;
        }

        ImmutableArray<DragSegment>.Builder kept = ImmutableArray.CreateBuilder<DragSegment>();
        Dictionary<int, ImagePoint> positions = [];
        int left = frame;
        foreach (DragSegment drag in Drags.Where(drag => drag.Count > 0))
        {
            int take = Math.Min(left, drag.Count);
            left -= take;
            if (take > 0)
            {
                kept.Add(drag with { Count = take });
            }

            if (left == 0)
            {
                // The frame's own drag first; points of later drags only are where they were when those began.
                foreach ((int id, ImagePoint position) in PositionsAt(drag, take - 1))
                {
                    positions.TryAdd(id, position);
                }
            }
        }

        return (this with { Drags = kept.ToImmutable() }).WithPositions(positions);
    }

    /// <summary>Where a step of a drag found its points; step -1 is before the first.</summary>
    private static Dictionary<int, ImagePoint> PositionsAt(DragSegment drag, int step) => drag.PointIds
        .Zip(step < 0 ? drag.Origins : drag.Log.Metrics(step).Handles.Select(handle => handle.Position))
        .ToDictionary(point => point.First, point => point.Second);

    /// <summary>Anchors stay where the user put them: what lies there is to come back, not to be followed.</summary>
    private EditDocument WithPositions(Dictionary<int, ImagePoint> positions) => this with
    {
        Points =
        [
            .. Points.Select(point => point.Kind == PointKind.Handle && positions.TryGetValue(point.Id, out ImagePoint position)
                ? point with { Position = position }
                : point),
        ],
    };
}
