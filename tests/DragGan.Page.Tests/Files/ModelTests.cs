using System.Text;
using DragGan.Page.Tests.Driving;
using DragGan.TestKit;
using DragGan.Web;

namespace DragGan.Page.Tests.Files;

public sealed class ModelTests(SharedEditor editor, Chromium chromium) : PageTest(editor, chromium), IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("draggan-models-").FullName;

    [Fact]
    public async Task A_model_is_added_from_the_file_chooser_and_its_picture_appears()
    {
        string file = Path.Combine(_folder, "small model.safetensors");
        File.Copy(GoldenFiles.PathOf("tiny-32.weights.safetensors"), file);
        EditorPage page = await OpenLionAsync();
        await page.OpenPanelAsync("model");

        await page.ChooseFileAsync(page.Command("model.add"), file);
        await AddedAsync(page, "small-model");
        Assert.Equal("lion-256", await page.AskAsync<string>("s.session.model.id"));
        await page["model-small-model"].Locator(".model-choose").ClickAsync();
        await page.UntilAsync("s.session.model.id === 'small-model'");
        await page.RestsAsync();

        string session = await page.SessionIdAsync();
        Assert.Equal(32, (await page.SeeAsync()).Width);
        await page.SeesAsync(Pixels.Read(await Client.FrameAsync(session)));
    }

    [Fact]
    public async Task A_model_with_labels_is_dropped_on_the_page_and_a_label_is_chosen()
    {
        EditorPage page = await OpenLionAsync();

        await page.DropFileAsync("animals.pkl", await File.ReadAllBytesAsync(GoldenFiles.PathOf("labels-128.pkl")));
        await AddedAsync(page, "animals");
        await page.OpenPanelAsync("model");
        await page["model-animals"].Locator(".model-choose").ClickAsync();
        await page.UntilAsync("s.session.model.id === 'animals' && s.session.image.label === 0");
        await page.RestsAsync();
        string session = await page.SessionIdAsync();
        byte[] first = await Client.FrameAsync(session);

        await page["label"].SelectOptionAsync("2");
        await page.UntilAsync("s.session.image.label === 2");
        byte[] second = await Client.FrameAsync(session);
        await page.SeesAsync(Pixels.Read(second));
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task A_model_that_was_added_is_deleted_again()
    {
        EditorPage page = await OpenLionAsync();
        await page.DropFileAsync("soon gone.pkl", await File.ReadAllBytesAsync(GoldenFiles.PathOf("labels-128.pkl")));
        await page.UntilAsync("s.models.some((m) => m.id === 'soon-gone')");
        await page.OpenPanelAsync("model");

        await page["panel-model"].GetByLabel("Delete soon-gone").ClickAsync();
        await page["confirm"].ClickAsync();

        await page.UntilAsync("!s.models.some((m) => m.id === 'soon-gone')");
        Assert.DoesNotContain((await Client.ModelsAsync()).Models, model => model.Id == "soon-gone");
    }

    public static TheoryData<string, byte[]> BadFiles => new()
    {
        { "noise.pkl", Encoding.ASCII.GetBytes("this is no model at all, whatever its name says") },
        { "hostile.pkl", Encoding.ASCII.GetBytes("cos\nsystem\n(S'touch /tmp/draggan-was-here'\ntR.") },
        { "cut off.pkl", File.ReadAllBytes(GoldenFiles.PathOf("labels-128.pkl"))[..500_000] },
        { "empty.pt", [] },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task A_file_that_is_no_model_is_refused_in_clear_words_and_nothing_else_changes(string name, byte[] content)
    {
        EditorPage page = await OpenLionAsync();
        page.Complaints.Expect("(answer|console): .*(400|422).*");
        string models = await page.AskAsync<string>("s.models.map((m) => m.id).join()");
        byte[] seen = (await page.SeeAsync()).Pixels;
        long revision = await page.AskAsync<long>("s.session.revision");

        await page.DropFileAsync(name, content);
        await page.UntilAsync("s.notice !== null && s.busy.size === 0");

        string words = (await page["notice"].Locator("p").TextContentAsync())!;
        Assert.Equal("error", await page["notice"].GetAttributeAsync("data-kind"));
        Assert.Contains($"'{Path.GetFileNameWithoutExtension(name).Replace(' ', '-')}'", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", words, StringComparison.Ordinal);
        Assert.False(File.Exists("/tmp/draggan-was-here"));
        Assert.Equal(models, string.Join(",", (await Client.ModelsAsync()).Models.Select(model => model.Id)));
        Assert.Equal(revision, await page.AskAsync<long>("s.session.revision"));
        Assert.Equal(seen, (await page.SeeAsync()).Pixels);
    }

    [Fact]
    public async Task A_file_of_an_unknown_kind_is_not_even_sent()
    {
        EditorPage page = await OpenLionAsync();
        int posts = 0;
        page.Page.Request += (_, request) => posts += request.Method == "GET" ? 0 : 1;

        await page.DropFileAsync("holiday.mp3", [1, 2, 3]);
        await page.UntilAsync("s.notice?.kind === 'warning'");

        Assert.Contains("holiday.mp3", await page["notice"].TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal(0, posts);
    }

    // For a moment after its edits are gone a model may still be at work on small pictures for the page.
    private async Task<bool> TryRemove(string id)
    {
        try
        {
            await Client.RemoveModelAsync(id);
            return true;
        }
        catch (ApiException refusal) when (refusal.Problem.Status == 409)
        {
            return false;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task AddedAsync(EditorPage page, string id)
    {
        await page.UntilAsync($"s.models.some((m) => m.id === '{id}')");
        Later(() => Patience.Until(async () => await TryRemove(id), $"'{id}' is in use no more"));
    }
}
