using System.Diagnostics;
using DragGan.Page.Tests.Driving;
using DragGan.Web;

namespace DragGan.Page.Tests.Measuring;

/// <summary>How quick the page is: numbers, no judgement. Meant for a machine that does nothing else.</summary>
internal static class PageMeasurement
{
    private const int Starts = 5, Clicks = 20, Drags = 3;
    private const double WindowSeconds = 5;

    // Slow enough never to arrive while it is measured.
    private static readonly SettingsChange Endless = new(StepSize: 1e-5, Patience: 0, MaxSteps: 20_000);

    public static async Task RunAsync(TextWriter output)
    {
        Chromium chromium = new();
        await chromium.InitializeAsync();
        await using (chromium)
        {
            List<double> starts = [];
            for (int i = 0; i < Starts; i++)
            {
                starts.Add(await StartAsync(chromium));
            }

            await output.WriteLineAsync($"From the start of the program to the first picture: {Median(starts):F0} ms (median of {Starts}, {Range(starts)}; in an empty tab of a browser that is open)");
            await using EditorProcess editor = await EditorProcess.StartAsync();
            List<double> rates = [];
            for (int i = 0; i < Drags; i++)
            {
                await using EditorPage page = await PullAsync(chromium, editor);
                rates.Add(await page.Page.EvaluateAsync<double>(Scripts.PicturesPerSecond, WindowSeconds));
            }

            await output.WriteLineAsync($"Pictures a second during a drag: {Median(rates):F1} (median of {Drags} times {WindowSeconds} s, {Range(rates)})");
            (List<double> seen, List<double> confirmed) = await ClicksAsync(chromium, editor);
            await output.WriteLineAsync($"From a click to its point on the page during a drag: {Median(seen):F0} ms (median of {Clicks}, {Range(seen)})");
            await output.WriteLineAsync($"From a click to the program's answer during a drag: {Median(confirmed):F0} ms (median of {Clicks}, {Range(confirmed)})");
        }
    }

    private static async Task<double> StartAsync(Chromium chromium)
    {
        await using EditorPage page = await EditorPage.OpenAsync(chromium, new Uri("about:blank"), new Visit());
        await Task.Delay(TimeSpan.FromSeconds(1)); // the browser is open and has nothing to do
        long start = Stopwatch.GetTimestamp();
        await using EditorProcess editor = await EditorProcess.StartAsync();
        await page.GoAsync(editor.Address);
        await page.Page.EvaluateAsync(Scripts.FirstPicture);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static async Task<(List<double> Seen, List<double> Confirmed)> ClicksAsync(Chromium chromium, EditorProcess editor)
    {
        await using EditorPage page = await PullAsync(chromium, editor);
        List<double> seen = [], confirmed = [];
        for (int i = 0; i < Clicks; i++)
        {
            (double X, double Y) place = (30 + (9 * i), 220);
            await page.MoveToAsync(place);
            await page.Page.EvaluateAsync(Scripts.ListenForClick);
            await page.ClickAsync(place);
            double[] times = await page.Page.EvaluateAsync<double[]>("() => window.clickTimes");
            seen.Add(times[0]);
            confirmed.Add(times[1]);
            await page.KeyAsync("Escape"); // the handle is taken back
            await page.UntilAsync("s.session.points.length === 1");
        }

        return (seen, confirmed);
    }

    /// <summary>A page on which a drag has begun that will not end by itself.</summary>
    private static async Task<EditorPage> PullAsync(Chromium chromium, EditorProcess editor)
    {
        Session session = await editor.Client.CreateAsync(Lion.Session);
        await editor.Client.SetAsync(session.Id, Endless);
        foreach (SessionEntry other in (await editor.Client.SessionsAsync()).Sessions.Where(entry => entry.Id != session.Id))
        {
            await editor.Client.DeleteAsync(other.Id); // and with it its drag
        }

        EditorPage page = await EditorPage.OpenAsync(chromium, new Uri(editor.Address, $"?session={session.Id}"), new Visit());
        await page.RestsAsync();
        await page.StrokeAsync(Lion.Nose, Lion.BesideNose);
        await page.UntilAsync("s.session.frames > 20");
        return page;
    }

    private static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Range(List<double> values) => $"{values.Min():F1} to {values.Max():F1}";
}
