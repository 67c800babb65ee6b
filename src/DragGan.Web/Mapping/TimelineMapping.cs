using DragGan.Dragging;
using DragGan.Editing;

namespace DragGan.Web;

/// <summary>The transition, in the API's words.</summary>
internal static class TimelineMapping
{
    /// <summary>What an edit's transition measured.</summary>
    public static Timeline ToTimeline(this EditDocument document)
    {
        List<IReadOnlyList<double>> distances = [[]];
        List<IReadOnlyList<float>> places = [Coordinates(document.Drags.FirstOrDefault()?.Origins ?? [])];
        List<double> motion = [0], mask = [0];
        List<TimelineSegment> segments = [];
        foreach (DragSegment drag in document.Drags)
        {
            segments.Add(new(distances.Count, drag.Count, drag.PointIds));
            for (int step = 0; step < drag.Count; step++)
            {
                StepMetrics metrics = drag.Log.Metrics(step);
                distances.Add([.. metrics.Handles.Select(handle => handle.Distance)]);
                places.Add(Coordinates(metrics.Handles.Select(handle => handle.Position)));
                motion.Add(metrics.Motion);
                mask.Add(metrics.Mask);
            }
        }

        return new(distances.Count, distances, places, motion, mask, segments);
    }

    private static float[] Coordinates(IEnumerable<ImagePoint> points) => [.. points.SelectMany(point => (float[])[point.X, point.Y])];
}
