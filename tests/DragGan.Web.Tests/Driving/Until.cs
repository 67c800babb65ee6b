using System.Diagnostics;

namespace DragGan.Web.Tests;

/// <summary>Waits for what will come, generously.</summary>
internal static class Until
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static Task True(Func<bool> condition) => True(() => Task.FromResult(condition()));

    public static async Task True(Func<Task<bool>> condition)
    {
        for (long start = Stopwatch.GetTimestamp(); !await condition(); await Task.Delay(10))
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Limit, "What was waited for did not come.");
        }
    }
}
