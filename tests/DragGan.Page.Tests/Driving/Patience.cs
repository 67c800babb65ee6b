using System.Diagnostics;

namespace DragGan.Page.Tests.Driving;

/// <summary>Waits for what will come. Nothing here says how long anything may take: the limit only ends a test that would never end.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Asks again and again.</summary>
    /// <param name="ask">Whether it is so now.</param>
    /// <param name="what">What is waited for, in words.</param>
    /// <param name="state">What to tell if it does not come.</param>
    public static async Task Until(Func<Task<bool>> ask, string what, Func<Task<string>>? state = null)
    {
        for (long start = Stopwatch.GetTimestamp(); !await ask(); await Task.Delay(Pause))
        {
            if (Stopwatch.GetElapsedTime(start) > Limit)
            {
                Assert.Fail($"This did not come within {Limit}: {what}. {(state is null ? string.Empty : await state())}");
            }
        }
    }
}
