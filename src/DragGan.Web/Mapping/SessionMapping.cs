using DragGan.Editing;

namespace DragGan.Web;

/// <summary>Sessions, in the API's words.</summary>
internal static class SessionMapping
{
    /// <summary>A session as it is now.</summary>
    public static Session ToSession(this SessionSnapshot snapshot, ModelLibrary library)
    {
        EditDocument document = snapshot.Document;
        return new(
            snapshot.Id,
            document.Name,
            snapshot.Revision,
            document.Model.ToModel(library),
            document.Image.ToOrigin(),
            [.. document.Points.Select(point => point.ToPoint(snapshot.Smooth.TryGetValue(point.Id, out bool smooth) ? smooth : null))],
            document.Mask?.ToInfo(snapshot.Id),
            document.Settings.ToSettings(),
            snapshot.ToDrag(),
            document.FrameCount,
            document.FrameCount - 1,
            snapshot.Undo,
            snapshot.Redo,
            snapshot.IsSaved);
    }

    /// <summary>What a viewer is told after a step.</summary>
    public static ProgressMessage ToProgress(this SessionSnapshot snapshot)
    {
        EditDocument document = snapshot.Document;
        DragSegment? drag = document.Drags.LastOrDefault(segment => segment.Count > 0);
        StepMetrics? metrics = drag?.Log.Metrics(drag.Count - 1);
        IEnumerable<PointProgress> points = drag is null ? [] : drag.PointIds.Zip(
            metrics!.Handles, (id, handle) => new PointProgress(id, handle.Position.X, handle.Position.Y, handle.Distance));
        return new(snapshot.ToDrag(), [.. points], document.FrameCount, metrics?.Motion ?? 0, metrics?.Mask ?? 0);
    }

    private static DragStatus ToDrag(this SessionSnapshot snapshot)
    {
        LiveDrag drag = snapshot.Drag;
        return new(
            drag.Phase switch
            {
                LiveDragPhase.Running => DragPhase.Running,
                LiveDragPhase.Waiting => DragPhase.Waiting,
                _ => DragPhase.Idle,
            },
            drag.End switch
            {
                LiveDragEnd.Arrived => DragEnding.Arrived,
                LiveDragEnd.Limit => DragEnding.Limit,
                LiveDragEnd.Stopped => DragEnding.Stopped,
                LiveDragEnd.Stalled => DragEnding.Stalled,
                LiveDragEnd.Failed => DragEnding.Failed,
                _ => null,
            },
            drag.Message,
            drag.Step,
            snapshot.Document.Settings.Drag.MaxSteps,
            drag.StepsPerSecond,
            drag.PicturesPerSecond,
            drag.Distance);
    }
}
