using System.Net;
using System.Net.Http.Headers;
using DragGan.Imaging;
using DragGan.TestKit;

namespace DragGan.Web.Tests.Models;

public sealed class ModelsTests : IAsyncLifetime
{
    private TestEditor _editor = null!;

    public async ValueTask InitializeAsync() => _editor = await TestEditor.Start();

    public ValueTask DisposeAsync() => _editor.DisposeAsync();

    [Fact]
    public async Task The_list_says_what_each_model_is_and_which_one_is_the_default()
    {
        ModelList list = await _editor.Client.ModelsAsync();

        Model model = Assert.Single(list.Models);
        Assert.Equal(TestEditor.Model, list.Default);
        Assert.Equal((TestEditor.Model, 32, 0, false, null), (model.Id, model.Resolution, model.Labels, model.Uploaded, model.Fault));
        Assert.Equal(model with { Ready = true }, await _editor.Client.ModelAsync(TestEditor.Model) with { Ready = true });
    }

    [Fact]
    public async Task A_model_is_added_used_and_removed()
    {
        Model added;
        await using (FileStream file = File.OpenRead(GoldenFiles.PathOf("labels-128.pkl")))
        {
            added = await _editor.Client.AddModelAsync("../My labels.pkl", file);
        }

        Assert.Equal((128, 3, true, null), (added.Resolution, added.Labels, added.Uploaded, added.Fault));
        Assert.DoesNotContain('/', added.Id);
        Assert.Contains((await _editor.Client.ModelsAsync()).Models, model => model.Id == added.Id);
        Assert.NotEmpty(await _editor.Client.SeedPictureAsync(added.Id, 1, label: 2));

        await _editor.Client.RemoveModelAsync(added.Id);

        Assert.Single((await _editor.Client.ModelsAsync()).Models);
        await Answers.Refused(404, () => _editor.Client.ModelAsync(added.Id));
    }

    [Fact]
    public async Task A_file_that_is_no_model_is_refused_and_leaves_nothing_behind()
    {
        byte[] model = await File.ReadAllBytesAsync(GoldenFiles.PathOf("tiny-32.weights.safetensors"));
        foreach (byte[] content in (byte[][])[[], "hello"u8.ToArray(), model[..1000], HostilePickle()])
        {
            Problem problem = await Answers.Refused(400, () => _editor.Client.AddModelAsync("bad.pkl", new MemoryStream(content)));
            Assert.DoesNotContain("mistake in the program", problem.Detail, StringComparison.Ordinal);
        }

        Assert.Single((await _editor.Client.ModelsAsync()).Models);
        Assert.False(File.Exists(Path.Combine(Path.GetTempPath(), "draggan-owned")));
        Assert.Empty(_editor.Mistakes);
    }

    [Fact]
    public async Task A_model_that_came_along_cannot_be_removed()
    {
        await Answers.Refused(409, () => _editor.Client.RemoveModelAsync(TestEditor.Model));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("../tiny-32")]
    [InlineData("..")]
    [InlineData("tiny-32.safetensors")]
    [InlineData(" ")]
    public async Task A_model_that_is_not_there_is_not_found(string id)
    {
        await Answers.Refused(404, () => _editor.Client.ModelAsync(id));
        await Answers.Refused(404, () => _editor.Client.RemoveModelAsync(id));
        await Answers.Refused(404, () => _editor.Client.SeedPictureAsync(id, 1));
    }

    [Fact]
    public async Task A_seeds_picture_is_made_small_and_known_by_its_tag()
    {
        RasterImage picture = PngReader.Read(new MemoryStream(await _editor.Client.SeedPictureAsync(TestEditor.Model, 3, 0.7, size: 16))).Raster;
        Assert.Equal((16, 16), (picture.Width, picture.Height));

        using HttpResponseMessage first = await _editor.Http.GetAsync(new Uri("api/models/tiny-32/seeds/3.png", UriKind.Relative));
        EntityTagHeaderValue tag = Assert.IsType<EntityTagHeaderValue>(first.Headers.ETag);
        using HttpRequestMessage again = new(HttpMethod.Get, "api/models/tiny-32/seeds/3.png");
        again.Headers.IfNoneMatch.Add(tag);
        using HttpResponseMessage same = await _editor.Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);

        using HttpResponseMessage other = await _editor.Http.GetAsync(new Uri("api/models/tiny-32/seeds/3.png?truncation=0.5", UriKind.Relative));
        Assert.NotEqual(tag, other.Headers.ETag);
    }

    [Theory]
    [InlineData("-1.png")]
    [InlineData("4294967296.png")]
    [InlineData("abc.png")]
    [InlineData("1.png?truncation=NaN")]
    [InlineData("1.png?truncation=1e39")]
    [InlineData("1.png?truncation=x")]
    [InlineData("1.png?label=0")]
    [InlineData("1.png?label=x")]
    [InlineData("1.png?size=0")]
    [InlineData("1.png?size=100000")]
    public async Task A_picture_that_cannot_be_is_refused(string what)
    {
        using HttpResponseMessage response = await _editor.Http.GetAsync(new Uri($"api/models/tiny-32/seeds/{what}", UriKind.Relative));

        await response.Refusal(HttpStatusCode.BadRequest);
    }

    // import os; os.system("touch ...") as pickles call it
    private static byte[] HostilePickle() =>
        System.Text.Encoding.ASCII.GetBytes($"cposix\nsystem\n(S'touch {Path.Combine(Path.GetTempPath(), "draggan-owned")}'\ntR.");
}
