namespace DragGan.Editing;

/// <summary>Which frames an animation or a video shows, and in which order.</summary>
internal static class FrameChoice
{
    /// <summary>Evenly chosen frames, the first and the last always; back again for a boomerang.</summary>
    /// <param name="count">Frames there are, at least 1.</param>
    /// <param name="options">How many at most, and whether back again.</param>
    public static int[] Of(int count, ExportOptions options)
    {
        int wanted = Math.Min(count, options.MaxFrames ?? count);
        List<int> frames = [.. Enumerable.Range(0, wanted).Select(i => wanted == 1 ? 0 : (int)Math.Round((double)i * (count - 1) / (wanted - 1)))];
        if (options.Boomerang)
        {
            // An animation loops, so its first frame follows by itself; a video ends where it began.
            int last = options.Kind == ExportKind.Animation ? 1 : 0;
            for (int i = wanted - 2; i >= last; i--)
            {
                frames.Add(frames[i]);
            }
        }

        return [.. frames];
    }
}
