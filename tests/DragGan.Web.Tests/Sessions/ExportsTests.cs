using System.Net;
using DragGan.Imaging;

namespace DragGan.Web.Tests.Sessions;

public sealed class ExportsTests : IAsyncLifetime
{
    private TestEditor _editor = null!;
    private string _id = null!;

    private DragGanClient Client => _editor.Client;

    public async ValueTask InitializeAsync()
    {
        _editor = await TestEditor.Start();
        _id = (await Client.DragToEnd((await Client.Begin(maxSteps: 4)).Id)).Id;
    }

    public ValueTask DisposeAsync() => _editor.DisposeAsync();

    [Theory]
    [InlineData(ExportWord.Picture, ".png", "image/png", 0x89)]
    [InlineData(ExportWord.Animation, ".png", "image/apng", 0x89)]
    [InlineData(ExportWord.Frames, ".zip", "application/zip", 'P')]
    [InlineData(ExportWord.Project, ".draggan", "application/octet-stream", 'P')]
    [InlineData(ExportWord.Latent, ".safetensors", "application/octet-stream", -1)]
    public async Task Every_kind_of_file_is_made_and_fetched(ExportWord kind, string extension, string type, int firstByte)
    {
        Export export = await Make(new NewExport(kind));

        Assert.Equal((ExportPhase.Done, 1.0, null), (export.State, export.Progress, export.Error));
        Assert.EndsWith(extension, export.FileName, StringComparison.Ordinal);
        using HttpResponseMessage response = await _editor.Http.GetAsync(new Uri($"api/sessions/{_id}/exports/{export.Id}/file", UriKind.Relative));
        byte[] content = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal((export.Bytes, type), (content.Length, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(export.FileName, response.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.True(firstByte < 0 || content[0] == firstByte);
        await Client.RemoveExportAsync(_id, export.Id);
        await Answers.Refused(404, () => Client.ExportAsync(_id, export.Id));
    }

    [Fact]
    public async Task A_video_is_made_where_there_is_an_encoder_and_refused_in_words_where_not()
    {
        Export export = await Make(new NewExport(ExportWord.Video, FramesPerSecond: 10));

        Assert.Equal((await Client.StatusAsync()).Ffmpeg ? ExportPhase.Done : ExportPhase.Failed, export.State);
        if (export.State == ExportPhase.Failed)
        {
            Assert.Contains("ffmpeg", export.Error, StringComparison.Ordinal);
            await Answers.Refused(409, () => Client.DownloadAsync(_id, export.Id, Stream.Null));
        }
    }

    [Fact]
    public async Task A_picture_carries_its_mark_unless_it_is_not_wanted()
    {
        byte[] marked = await Fetch(new NewExport(ExportWord.Picture, Frame: 1)), unmarked = await Fetch(new NewExport(ExportWord.Picture, Frame: 1, Mark: false));

        Assert.NotEqual(Pictures.Read(marked).Pixels, Pictures.Read(unmarked).Pixels);
        Assert.Equal(Pictures.Read(await Client.FrameAsync(_id, 1)).Pixels, Pictures.Read(unmarked).Pixels);
        Assert.Contains(PngReader.Read(new MemoryStream(unmarked)).Text, text => text.Value.Contains("DragGAN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_latent_and_a_project_lead_back_to_the_same_picture()
    {
        byte[] picture = await Client.FrameAsync(_id);
        byte[] latent = await Fetch(new NewExport(ExportWord.Latent)), project = await Fetch(new NewExport(ExportWord.Project));

        Session opened = await Client.CreateAsync(new NewSession());
        opened = await Client.SetLatentAsync(opened.Id, "my latent.safetensors", new MemoryStream(latent));
        Session imported = await Client.ImportAsync(new MemoryStream(project));

        Assert.Equal(new LatentOrigin("my latent.safetensors"), opened.Image);
        Assert.Equal(picture, await Client.FrameAsync(opened.Id));
        Assert.Equal(picture, await Client.FrameAsync(imported.Id));
        Assert.Equal((await Client.TimelineAsync(_id)).Motion, (await Client.TimelineAsync(imported.Id)).Motion);
        Assert.NotEqual(_id, imported.Id);
    }

    [Fact]
    public async Task A_project_that_is_cut_off_or_no_project_is_refused_and_leaves_no_session()
    {
        byte[] project = await Fetch(new NewExport(ExportWord.Project));
        int sessions = (await Client.SessionsAsync()).Sessions.Count;

        foreach (byte[] content in (byte[][])[[], "hello"u8.ToArray(), project[..(project.Length / 2)], [.. project[..100], .. new byte[1000]]])
        {
            await Answers.Refused(400, () => Client.ImportAsync(new MemoryStream(content)));
        }

        Assert.Equal(sessions, (await Client.SessionsAsync()).Sessions.Count);
        Assert.Empty(_editor.Mistakes);
    }

    [Fact]
    public async Task What_cannot_be_exported_is_refused()
    {
        await Answers.Refused(404, () => Client.ExportAsync(_id, new NewExport(ExportWord.Picture, Frame: 1000)));
        await Answers.Refused(400, () => Client.ExportAsync(_id, new NewExport(ExportWord.Animation, FramesPerSecond: 1000)));
        await Answers.Refused(404, () => Client.DownloadAsync(_id, "none", Stream.Null));

        for (int i = 0; i < 4; i++)
        {
            await Client.ExportAsync(_id, new NewExport(ExportWord.Latent));
        }

        using HttpResponseMessage busy = await _editor.Http.PostAsync(
            new Uri($"api/sessions/{_id}/exports", UriKind.Relative), new StringContent("{\"kind\":\"latent\"}", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")));
        await busy.Refusal(HttpStatusCode.ServiceUnavailable);
    }

    private async Task<byte[]> Fetch(NewExport wish)
    {
        Export export = await Make(wish);
        using MemoryStream file = new();
        await Client.DownloadAsync(_id, export.Id, file);
        await Client.RemoveExportAsync(_id, export.Id);
        return file.ToArray();
    }

    private async Task<Export> Make(NewExport wish)
    {
        Export export = await Client.ExportAsync(_id, wish);
        await Until.True(async () => (export = await Client.ExportAsync(_id, export.Id)).State != ExportPhase.Running);
        return export;
    }
}
