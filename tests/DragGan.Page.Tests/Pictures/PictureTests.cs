using DragGan.Imaging;
using DragGan.Page.Tests.Driving;
using DragGan.TestKit;

namespace DragGan.Page.Tests.Pictures;

public sealed class PictureTests(SharedEditor editor, Chromium chromium) : PageTest(editor, chromium)
{
    [Fact]
    public async Task Twelve_seeds_are_shown_and_a_click_on_one_chooses_its_picture()
    {
        EditorPage page = await OpenLionAsync();
        RasterImage before = await page.SeeAsync();
        await page.UntilAsync("document.querySelectorAll('[data-testid^=seed-].loaded').length === 12");

        int seed = await page.AskAsync<int>("s.session.model.showcase.seeds[3]");
        await page[$"seed-{seed}"].ClickAsync();
        await page.UntilAsync($"s.session.image.seed === {seed}");

        RasterImage after = Pixels.Read(await Client.FrameAsync(await page.SessionIdAsync()));
        await page.SeesAsync(after);
        Assert.True(Pixels.Difference(before, after) > 5, "It is the same lion.");
        Assert.Equal("true", await page[$"seed-{seed}"].GetAttributeAsync("aria-pressed"));
        Assert.Equal($"{seed}", await page["seed-field"].InputValueAsync());
    }

    [Fact]
    public async Task Twelve_seeds_at_a_time_follow_those_the_maker_has_chosen()
    {
        EditorPage page = await OpenLionAsync();
        Assert.Equal(
            await page.AskAsync<string>("s.session.model.showcase.seeds.join()"),
            await page.AskAsync<string>("[...document.querySelectorAll('.seeds [data-seed]')].map((tile) => tile.dataset.seed).join()"));

        await page["seeds-more"].ClickAsync();
        await page["seeds-more"].ClickAsync();

        await page.UntilAsync("document.querySelectorAll('[data-testid^=seed-].loaded').length === 12");
        Assert.True(await page["seed-12"].IsVisibleAsync());
        Assert.True(await page["seed-23"].IsVisibleAsync());
        Assert.Equal(0, await page["seed-0"].CountAsync());
    }

    [Fact]
    public async Task Another_picture_is_chosen_at_random_by_number_and_by_truncation_and_undo_goes_back()
    {
        EditorPage page = await OpenLionAsync();
        RasterImage before = await page.SeeAsync();

        await page.KeyAsync("r");
        await page.UntilAsync($"s.session.image.seed !== {ShippedLion.Seed}");
        await page["seed-field"].FillAsync("77");
        await page.KeyAsync("Enter");
        await page.UntilAsync("s.session.image.seed === 77");
        await page["truncation"].FillAsync("0.5");
        await page.KeyAsync("Enter");
        await page.UntilAsync("s.session.image.truncation === 0.5 && s.session.image.seed === 77");
        for (int i = 0; i < 3; i++)
        {
            await page.Command("undo").ClickAsync();
        }

        await page.UntilAsync($"s.session.image.seed === {ShippedLion.Seed} && s.session.image.truncation === 1");
        await page.SeesAsync(before);
    }

    [Fact]
    public async Task What_is_no_seed_is_put_back()
    {
        EditorPage page = await OpenLionAsync();

        await page["seed-field"].FillAsync("-5");
        await page.KeyAsync("Enter");

        Assert.Equal($"{ShippedLion.Seed}", await page["seed-field"].InputValueAsync());
        Assert.Equal(ShippedLion.Seed, await page.AskAsync<uint>("s.session.image.seed"));
    }
}
