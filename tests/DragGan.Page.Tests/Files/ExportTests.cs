using System.IO.Compression;
using DragGan.Imaging;
using DragGan.Page.Tests.Driving;
using DragGan.TestKit;
using DragGan.Web;

namespace DragGan.Page.Tests.Files;

/// <summary>Everything that leaves the program goes through the page's own buttons and the browser's downloads, and is opened again.</summary>
public sealed class ExportTests(SharedEditor editor, Chromium chromium) : PageTest(editor, chromium)
{
    [Fact]
    public async Task A_picture_is_marked_unless_that_is_switched_off_and_says_in_any_case_that_it_is_generated()
    {
        EditorPage page = await DraggedAsync();
        RasterImage plain = Pixels.Read(await Client.FrameAsync(await page.SessionIdAsync())), marked = plain.Clone();
        GeneratedMark.Draw(marked);

        PngImage withMark = PngReader.Read(await SaveAsync(page, "picture"));
        await page["mark-toggle"].UncheckAsync();
        PngImage withoutMark = PngReader.Read(await SaveAsync(page, "picture"));

        Assert.Equal(marked.Pixels, withMark.Raster.ToLayout(PixelLayout.Rgb).Pixels);
        Assert.Equal(plain.Pixels, withoutMark.Raster.ToLayout(PixelLayout.Rgb).Pixels);
        foreach (PngImage picture in (PngImage[])[withMark, withoutMark])
        {
            Assert.Equal(GeneratedMetadata.Words, picture.Text["Comment"]);
            Assert.Contains(GeneratedMetadata.DigitalSourceType, picture.Text[GeneratedMetadata.XmpKeyword], StringComparison.Ordinal);
            Assert.Equal($"{ShippedLion.Seed}", picture.Text["draggan:seed"]);
        }
    }

    [Fact]
    public async Task The_frame_that_is_shown_is_the_one_that_is_saved()
    {
        EditorPage page = await DraggedAsync();
        await page["mark-toggle"].UncheckAsync();
        await page["timeline"].FocusAsync();
        await page.KeyAsync("Home");
        await page.ShowsAsync(0);

        RasterImage saved = PngReader.Read(await SaveAsync(page, "picture")).Raster;

        Assert.Equal((await page.SeeAsync()).Pixels, saved.ToLayout(PixelLayout.Rgb).Pixels);
    }

    [Fact]
    public async Task An_animation_has_every_frame()
    {
        EditorPage page = await DraggedAsync();
        int frames = await page.AskAsync<int>("s.session.frames");

        string path = await SaveAsync(page, "animation");

        Assert.Equal(frames, ApngFrames(await File.ReadAllBytesAsync(path)));
        PngImage first = PngReader.Read(path);
        Assert.Equal((256, GeneratedMetadata.Words), (first.Raster.Width, first.Text["Comment"]));
    }

    [Fact]
    public async Task A_video_has_every_frame_and_the_size_of_the_picture()
    {
        EditorPage page = await DraggedAsync();
        int frames = await page.AskAsync<int>("s.session.frames");

        VideoFacts video = await VideoFacts.OfAsync(await SaveAsync(page, "video"));

        Assert.Equal(("h264", 256, 256, frames), (video.Codec, video.Width, video.Height, video.Frames));
        Assert.Contains(GeneratedMetadata.Words, video.Comment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Frames_come_as_pictures_in_a_zip_with_a_list()
    {
        EditorPage page = await DraggedAsync();
        int frames = await page.AskAsync<int>("s.session.frames");

        using ZipArchive zip = ZipFile.OpenRead(await SaveAsync(page, "frames"));

        Assert.Contains(zip.Entries, entry => entry.Name == "manifest.json");
        ZipArchiveEntry[] pictures = [.. zip.Entries.Where(entry => entry.Name.EndsWith(".png", StringComparison.Ordinal)).OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        Assert.Equal(frames, pictures.Length);
        using Stream first = pictures[0].Open();
        RasterImage start = Pixels.Read(await Client.FrameAsync(await page.SessionIdAsync(), 0));
        GeneratedMark.Draw(start);
        Assert.Equal(start.Pixels, PngReader.Read(first).Raster.ToLayout(PixelLayout.Rgb).Pixels);
    }

    [Fact]
    public async Task A_latent_that_was_saved_is_opened_again_and_gives_the_same_picture()
    {
        EditorPage page = await DraggedAsync();
        RasterImage seen = await page.SeeAsync();
        string latent = await SaveAsync(page, "latent");

        await page.ChooseFileAsync(page.Command("latent.open"), latent);
        await page.UntilAsync("s.session.image.kind === 'latent' && s.session.frames === 1");
        await page.RestsAsync();

        await page.SeesAsync(seen);
        Assert.EndsWith(".safetensors", await page.AskAsync<string>("s.session.image.fileName"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_was_saved_is_opened_again_as_the_same_edit()
    {
        EditorPage page = await DraggedAsync();
        Session before = await Client.SessionAsync(await page.SessionIdAsync());
        string project = await SaveAsync(page, "project");

        await page.Command("edits").ClickAsync();
        await page.ChooseFileAsync(page["edits-open"], project);
        await page.UntilAsync($"s.session.id !== '{before.Id}'");
        await page.RestsAsync();

        Session after = await Client.SessionAsync(await page.SessionIdAsync());
        Forget(after.Id);
        Assert.Equal((before.Name, before.Image, before.Settings, before.Frames), (after.Name, after.Image, after.Settings, after.Frames));
        Assert.Equal(before.Points.Select(Place), after.Points.Select(Place));
        for (int frame = 0; frame < before.Frames; frame++)
        {
            Assert.Equal(await Client.FrameAsync(before.Id, frame), await Client.FrameAsync(after.Id, frame));
        }

        Assert.Contains(after.Id, page.Page.Url, StringComparison.Ordinal);

        static (int Id, PointWord Kind, float X, float Y, float? TargetX, float? TargetY) Place(Point point) =>
            (point.Id, point.Kind, point.X, point.Y, point.TargetX, point.TargetY);
    }

    private async Task<EditorPage> DraggedAsync()
    {
        EditorPage page = await OpenLionAsync(Lion.Short);
        await page.DragShortlyAsync();
        await page.OpenPanelAsync("result");
        return page;
    }

    private static async Task<string> SaveAsync(EditorPage page, string kind)
    {
        await page.UntilAsync($"window.draggan.commands['export.{kind}'].enabled(s)");
        return await page.SaveAsync(page[$"export-{kind}"]);
    }

    /// <summary>The number of frames that an animated PNG announces: the first number of its chunk "acTL".</summary>
    private static int ApngFrames(byte[] file)
    {
        int chunk = file.AsSpan().IndexOf("acTL"u8);
        return chunk < 0 ? 0 : System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(chunk + 4));
    }
}
