using System.Text.Json;
using DragGan.Imaging;
using DragGan.Page.Tests.Driving;
using DragGan.Web;

namespace DragGan.Page.Tests.Recovery;

public sealed class ReloadTests(SharedEditor editor, Chromium chromium) : PageTest(editor, chromium)
{
    private const string All =
        """
        (({ revision, drag, saved, model, points, ...rest }) =>
          ({ ...rest, model: model.id, points: points.map(({ id, kind, x, y, targetX, targetY }) => ({ id, kind, x, y, targetX, targetY })) }))(s.session)
        """;

    [Fact]
    public async Task A_page_loaded_anew_has_points_mask_settings_transition_and_undo_as_before()
    {
        EditorPage page = await OpenLionAsync(Lion.Short with { MaskWeight = 30, TrainedRows = 7 });
        await page.KeyAsync("a");
        await page.ClickAsync(Lion.Mane);
        await page.KeyAsync("f");
        await page.StrokeAsync((200, 30), (230, 60));
        await page.UntilAsync("s.session.mask !== null && s.session.points[0]?.id > 0");
        await page.KeyAsync("p");
        await page.DragShortlyAsync();
        await page.ClickAsync((60, 200));
        await page.UntilAsync("s.session.points.length === 3 && s.session.points[2].id > 0 && s.session.saved");
        JsonElement before = await page.LookAsync(All);
        RasterImage seen = await page.SeeAsync();

        await page.ReloadAsync();

        Assert.Equal(before.GetRawText(), (await page.LookAsync(All)).GetRawText());
        await page.SeesAsync(seen);
        await page.UntilAsync("s.series.distances.length === s.session.frames");
        await page.KeyAsync("Control+z");
        await page.UntilAsync("s.session.points.length === 2");
        await page.KeyAsync("Control+z");
        await page.UntilAsync("s.session.frames === 1 && s.session.mask !== null");
    }

    [Fact]
    public async Task A_drag_goes_on_while_the_page_is_loaded_anew()
    {
        EditorPage page = await OpenLionAsync(new SettingsChange(StepSize: 1e-4, Patience: 0));
        await page.StrokeAsync(Lion.Nose, Lion.BesideNose);
        await page.UntilAsync("s.session.frames > 3");
        int frames = await page.AskAsync<int>("s.session.frames");

        await page.Page.ReloadAsync();
        await page.UntilAsync($"s.session.drag.state === 'running' && s.session.frames > {frames} && s.frame?.number >= {frames}");
        await page.KeyAsync("Space");
        await page.RestsAsync();
    }

    [Fact]
    public async Task An_address_of_an_edit_that_is_gone_leads_to_a_new_one_and_says_so()
    {
        EditorPage page = await OpenLionAsync();
        string gone = await page.SessionIdAsync();
        page.Complaints.Expect("404");
        await Client.DeleteAsync(gone);
        await page.UntilAsync("s.live.phase === 'gone' && s.notice?.kind === 'error'");

        await page.ReloadAsync();

        string now = await page.SessionIdAsync();
        Forget(now);
        Assert.NotEqual(gone, now);
        Assert.Contains("not there any more", await page["notice"].TextContentAsync(), StringComparison.Ordinal);
    }
}
