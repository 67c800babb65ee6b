using DragGan.Imaging;
using DragGan.Page.Tests.Driving;
using DragGan.Web;

namespace DragGan.Page.Tests.Viewers;

public sealed class ViewerTests(SharedEditor editor, Chromium chromium) : PageTest(editor, chromium)
{
    [Fact]
    public async Task Two_tabs_on_one_edit_follow_each_other()
    {
        EditorPage one = await OpenLionAsync();
        EditorPage other = await OpenTabAsync(one, await one.SessionIdAsync());

        await one.ClickAsync(Lion.Nose);
        await one.ClickAsync(Lion.BesideNose);
        await other.UntilAsync("s.session.points[0]?.targetX != null");
        await other.KeyAsync("f");
        await other.StrokeAsync((200, 30), (230, 60));
        await one.UntilAsync("s.session.mask !== null");
        await other["session-name"].FillAsync("Ours");
        await other.KeyAsync("Enter");
        await one.UntilAsync("s.session.name === 'Ours'");
        await one.KeyAsync("Control+z");
        await one.KeyAsync("Control+z");

        await other.UntilAsync("s.session.mask === null && s.session.points.length === 1 && s.session.name !== 'Ours'");
    }

    [Fact]
    public async Task A_second_viewer_sees_a_drag_as_it_runs_and_the_same_picture_in_the_end()
    {
        EditorPage hand = await OpenLionAsync(new SettingsChange(MaxSteps: 30, Patience: 0));
        EditorPage viewer = await OpenSessionAsync(await hand.SessionIdAsync());
        RasterImage start = await viewer.SeeAsync();

        await hand.PressAsync(Lion.Nose);
        await hand.MoveToAsync(Lion.BesideNose);
        await viewer.UntilAsync("s.session.drag.state === 'running' && s.frame.number > 2");
        Assert.True(Pixels.Difference(start, await viewer.SeeAsync()) > 0.5, "The viewer's picture stands still.");
        await hand.ReleaseAsync();
        await hand.RestsAsync();

        await viewer.SeesAsync(await hand.SeeAsync());
        Assert.Equal(await hand.AskAsync<int>("s.session.frames"), await viewer.AskAsync<int>("s.session.frames"));
    }
}
