namespace DragGan.App.Terminal;

/// <summary>How long counted work will still take, by what it took so far.</summary>
internal static class TimeLeft
{
    /// <summary>Such as "about 40 s left"; null if that is not known, or nothing is left.</summary>
    /// <param name="done">What is done, by earlier runs as well.</param>
    /// <param name="count">What was asked for.</param>
    /// <param name="made">What this run has done.</param>
    /// <param name="elapsed">How long it took for that.</param>
    public static string? Of(int done, int count, int made, TimeSpan elapsed)
    {
        if (made == 0 || done >= count)
        {
            return null;
        }

        double seconds = (count - done) * elapsed.TotalSeconds / made;
        return seconds < 100 ? $"about {Math.Ceiling(seconds):F0} s left" : $"about {Math.Ceiling(seconds / 60):F0} min left";
    }
}
