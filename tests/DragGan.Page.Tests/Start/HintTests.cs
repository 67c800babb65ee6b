using DragGan.Imaging;
using DragGan.Page.Tests.Driving;
using DragGan.TestKit;

namespace DragGan.Page.Tests.Start;

public sealed class HintTests(SharedEditor editor, Chromium chromium) : PageTest(editor, chromium)
{
    private static readonly Visit FirstVisit = new(First: true, Human: true);

    [Fact]
    public async Task On_the_first_visit_the_hint_pulls_the_nose_by_itself_takes_it_back_and_is_not_shown_again()
    {
        EditorPage page = await OpenAsync(FirstVisit);
        RasterImage start = await page.SeeAsync();
        Assert.Equal(ShippedLion.Seed, await page.AskAsync<uint>("s.session.image.seed"));
        Assert.True(await page["hint"].IsVisibleAsync());

        await page.UntilAsync("s.session.frames > 3");
        await page.UntilAsync("s.session.frames === 1 && s.session.points.length === 0 && s.session.undo === null");
        await page["hint"].GetByText("Your turn").WaitForAsync();
        await page.RestsAsync();
        await page.SeesAsync(start);

        await page.Page.GotoAsync(new Uri(new Uri(page.Page.Url), "/").AbsoluteUri);
        await page.RestsAsync();
        Forget(await page.SessionIdAsync());
        Assert.Equal(0, await page["hint"].CountAsync());
    }

    [Fact]
    public async Task A_press_of_the_visitor_ends_the_hint_leaves_nothing_of_it_and_the_next_one_is_the_visitors_own()
    {
        EditorPage page = await OpenAsync(FirstVisit);
        await page.UntilAsync("s.session.frames > 2");

        await page.StrokeAsync((60, 60), (60, 90));
        await page.UntilAsync("s.session.points.length === 0 && s.session.undo === null && s.session.drag.state === 'idle' && !document.querySelector('.ghost-shield')");

        await page.StrokeAsync((60, 60), (60, 90));
        await page.UntilAsync("s.session.points.length === 1 && Math.round(s.session.points[0].targetY) === 90 && s.session.frames > 1");

        await page.Command("drag.toggle").ClickAsync();
        await page.UntilAsync("s.session.drag.state === 'idle'");
        Assert.Equal(0, await page["hint"].CountAsync());
    }

    [Fact]
    public async Task A_hint_that_is_dismissed_does_not_move_anything()
    {
        EditorPage page = await OpenAsync(new Visit(First: true));

        await page["hint-dismiss"].ClickAsync();

        Assert.Equal(0, await page["hint"].CountAsync());
        Assert.Equal(1, await page.AskAsync<int>("s.session.frames"));
        await page.ReloadAsync();
        Assert.Equal(0, await page["hint"].CountAsync());
    }
}
