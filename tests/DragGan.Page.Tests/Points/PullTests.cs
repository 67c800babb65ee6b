using DragGan.Imaging;
using DragGan.Page.Tests.Driving;
using DragGan.Web;

namespace DragGan.Page.Tests.Points;

public sealed class PullTests(SharedEditor editor, Chromium chromium) : PageTest(editor, chromium)
{
    // A handle counts as arrived within two pixels at most; half a pixel is for the hand that lets go.
    private const double Near = 2.5;

    // A drag that is still on its way when the slowest machine has made its next stroke.
    private static readonly SettingsChange Slow = new(StepSize: 2e-4, Patience: 0, MaxSteps: 20_000);

    [Fact]
    public async Task A_nose_that_is_pulled_follows_while_the_button_is_down_and_arrives_after_it_is_released()
    {
        EditorPage page = await OpenLionAsync(Lion.Unhurried);
        RasterImage start = await page.SeeAsync();

        await page.PressAsync(Lion.Nose);
        await page.MoveToAsync(Lion.BesideNose, steps: 12);
        await page.UntilAsync("s.session.frames > 3 && s.frame.number > 2");
        RasterImage pulled = await page.SeeAsync();
        Assert.True(await page.AskAsync<bool>("s.session.drag.state === 'running'"));
        Assert.True(Pixels.Difference(start, pulled) > 1, "The picture does not follow the hand.");

        await page.ReleaseAsync();
        await page.RestsAsync();

        Point nose = Assert.Single((await Client.SessionAsync(await page.SessionIdAsync())).Points);
        Assert.Equal("arrived", await page.AskAsync<string>("s.session.drag.outcome"));
        Assert.InRange(nose.X, Lion.BesideNose.X - Near, Lion.BesideNose.X + Near);
        Assert.InRange(nose.Y, Lion.BesideNose.Y - Near, Lion.BesideNose.Y + Near);
        Assert.Equal(Lion.BesideNose, (Math.Round(nose.TargetX!.Value), Math.Round(nose.TargetY!.Value)));
        Assert.True(Pixels.Difference(pulled, await page.SeeAsync()) > 1, "The picture stopped where the hand let go.");
    }

    [Fact]
    public async Task The_transition_grows_with_the_pull_and_tells_how_it_went()
    {
        EditorPage page = await OpenLionAsync(Lion.Short);
        Assert.True(await page["timeline"].IsDisabledAsync());

        await page.DragShortlyAsync();

        int frames = await page.AskAsync<int>("s.session.frames");
        Assert.Equal($"{frames - 1} / {frames - 1}", await page["frame-count"].TextContentAsync());
        Assert.Equal($"{frames - 1}", await page["timeline"].GetAttributeAsync("max"));
        await page.UntilAsync($"s.series.distances.length === {frames} && s.series.segments.length > 0");
        Assert.Contains("Handle 1 from ", await page["plot-distance"].GetAttributeAsync("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_moved_while_the_drag_runs_is_followed()
    {
        EditorPage page = await OpenLionAsync(Slow);
        await page.StrokeAsync(Lion.Nose, (98, 140));
        await page.UntilAsync("s.session.frames > 2");

        await page.StrokeAsync((98, 140), (120, 120));
        await page.UntilAsync("s.sending === 0");

        Session moved = await Client.SessionAsync(await page.SessionIdAsync());
        Point nose = Assert.Single(moved.Points);
        Assert.Equal(DragPhase.Running, moved.Drag.State);
        Assert.Equal((120, 120), (Math.Round(nose.TargetX!.Value), Math.Round(nose.TargetY!.Value)));
        await page.UntilAsync(FormattableString.Invariant($"s.session.points[0].y < {nose.Y - 2}")); // the new target lies above, the old one did not
    }

    [Fact]
    public async Task Escape_takes_a_pull_back_while_the_button_is_down()
    {
        EditorPage page = await OpenLionAsync();
        RasterImage start = await page.SeeAsync();
        await page.PressAsync(Lion.Nose);
        await page.MoveToAsync(Lion.BesideNose);
        await page.UntilAsync("s.session.frames > 2");

        await page.KeyAsync("Escape");
        await page.UntilAsync("s.session.frames === 1 && s.session.points.length === 0");
        await page.ReleaseAsync();
        await page.RestsAsync();

        await page.SeesAsync(start);
    }
}
