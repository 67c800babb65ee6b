using DragGan.Page.Tests.Driving;
using DragGan.Web;

namespace DragGan.Page.Tests.Points;

public sealed class PointTests(SharedEditor editor, Chromium chromium) : PageTest(editor, chromium)
{
    [Fact]
    public async Task A_handle_and_a_target_are_clicked_and_the_space_bar_starts_and_stops_the_drag()
    {
        EditorPage page = await OpenLionAsync(new SettingsChange(StepSize: 1e-4, Patience: 0)); // too slow to arrive by itself
        await page.ClickAsync(Lion.Nose);
        await page.ClickAsync(Lion.BesideNose);
        await page.UntilAsync("s.session.points.length === 1 && s.session.points[0].id > 0 && s.session.points[0].targetX !== null");
        Assert.Equal(1, await page.AskAsync<int>("s.session.frames"));

        await page.KeyAsync("Space");
        await page.UntilAsync("s.session.frames > 3");
        Assert.StartsWith("Step ", await page["status-text"].TextContentAsync(), StringComparison.Ordinal);
        await page.KeyAsync("Space");
        await page.RestsAsync();

        Assert.Equal("stopped", await page.AskAsync<string>("s.session.drag.outcome"));
        Point point = Assert.Single((await Client.SessionAsync(await page.SessionIdAsync())).Points);
        Assert.Equal((PointWord.Handle, 88, 140), (point.Kind, Math.Round(point.TargetX!.Value), Math.Round(point.TargetY!.Value)));
    }

    [Fact]
    public async Task An_anchor_stays_where_it_was_put_while_something_else_is_pulled()
    {
        (double X, double Y) eye = (100, 100);
        EditorPage page = await OpenLionAsync(Lion.Short);
        await page.KeyAsync("a");
        await page.ClickAsync(eye);
        await page.UntilAsync("s.session.points[0]?.id > 0");

        await page.KeyAsync("p");
        await page.StrokeAsync(Lion.Nose, Lion.BesideNose);
        await page.UntilAsync("s.session.frames > 4");
        await page.RestsAsync();

        IReadOnlyList<Point> points = (await Client.SessionAsync(await page.SessionIdAsync())).Points;
        Assert.Equal([PointWord.Anchor, PointWord.Handle], points.Select(point => point.Kind));
        Assert.InRange(points[0].X, eye.X - 0.51, eye.X + 0.51); // a click is as exact as the screen's pixels
        Assert.InRange(points[0].Y, eye.Y - 0.51, eye.Y + 0.51);
        Assert.Equal([1, 2], (await Client.TimelineAsync(await page.SessionIdAsync())).Segments[0].Points);
    }

    [Fact]
    public async Task Points_are_moved_and_deleted_by_hand_and_all_of_it_is_undone()
    {
        EditorPage page = await OpenLionAsync();
        await page.ClickAsync(Lion.Nose);
        await page.ClickAsync(Lion.BesideNose);
        await page.UntilAsync("s.session.points[0]?.targetX != null && s.session.undo !== null");

        await page.StrokeAsync(Lion.BesideNose, (128, 100)); // the target
        await page.UntilAsync("Math.round(s.session.points[0].targetY) === 100 && s.session.saved");
        await page.KeyAsync("Delete");
        await page.UntilAsync("s.session.points.length === 0");
        Assert.Equal(0, await page.AskAsync<int>("s.session.points.length"));

        await page.KeyAsync("Control+z");
        await page.UntilAsync("Math.round(s.session.points[0]?.targetY) === 100");
        await page.KeyAsync("Control+z");
        await page.UntilAsync("Math.round(s.session.points[0]?.targetY) === 140 && Math.round(s.session.points[0].targetX) === 88");
        await page.KeyAsync("Control+z");
        await page.UntilAsync("s.session.points.length === 0 && s.session.undo === null");
    }

    [Fact]
    public async Task A_handle_on_a_smooth_place_is_warned_of_and_moved_to_a_better_one()
    {
        EditorPage page = await OpenLionAsync();
        (double X, double Y) smooth = await SmoothPlaceAsync(await page.SessionIdAsync());

        await page.ClickAsync(smooth);
        await page.UntilAsync("s.session.points[0]?.smooth === true && s.notice?.topic === 'smooth'");
        await page["notice"].GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Move it to the best place nearby" }).ClickAsync();

        await page.UntilAsync($"s.notice === null && Math.hypot(s.session.points[0].x - {smooth.X}, s.session.points[0].y - {smooth.Y}) > 1");
    }

    private async Task<(double X, double Y)> SmoothPlaceAsync(string session)
    {
        for (int y = 8; y < 256; y += 16)
        {
            for (int x = 8; x < 256; x += 16)
            {
                TextureInfo texture = await Client.TextureAsync(session, x, y);
                if (texture.Smooth && Math.Abs(texture.Best.X - x) + Math.Abs(texture.Best.Y - y) > 3)
                {
                    return (x, y);
                }
            }
        }

        throw new InvalidOperationException("The lion has no smooth place.");
    }
}
