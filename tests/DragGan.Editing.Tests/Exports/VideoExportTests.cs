using System.Diagnostics;
using DragGan.Imaging;

namespace DragGan.Editing.Tests;

/// <summary>Videos, made and read again by ffmpeg. Where it is missing, what is said about that; on a build server it must be there.</summary>
public sealed class VideoExportTests : IDisposable
{
    private static readonly ExportOptions Video = new(ExportKind.Video) { Mark = false };

    private readonly ExportFixture _edit = new();

    public void Dispose() => _edit.Dispose();

    [Fact]
    public void A_video_shows_every_frame_in_its_colours()
    {
        if (!Available())
        {
            return;
        }

        _edit.ExporterOf(_edit.Document, frame => Filled(new RasterImage(64, 64, PixelLayout.Rgb), Shade(frame))).Write(Video, _edit.At("a.mp4"));

        List<byte[]> frames = Decode(_edit.At("a.mp4"), 64, 64);
        Assert.Equal(6, frames.Count);
        Assert.All(frames.Index(), frame =>
        {
            for (int c = 0; c < 3; c++)
            {
                double mean = frame.Item.Where((_, i) => i % 3 == c).Average(v => v);
                Assert.Equal(Shade(frame.Index)[c], mean, tolerance: 4.0); // limited range, rounded twice; BT.601 read as BT.709 would be off by 10 and more
            }
        });
    }

    [Fact]
    public void It_can_be_played_from_its_first_byte_on_and_says_that_it_is_generated()
    {
        if (!Available())
        {
            return;
        }

        _edit.Exporter.Write(Video, _edit.At("a.mp4"));

        ReadOnlySpan<byte> file = File.ReadAllBytes(_edit.At("a.mp4"));
        Assert.InRange(file.IndexOf("moov"u8), 1, file.IndexOf("mdat"u8)); // the index before the pictures
        Assert.True(file.IndexOf("avc1"u8) > 0);
        Assert.True(file.IndexOf("AI generated"u8) > 0);
        Assert.True(file.IndexOf("trainedAlgorithmicMedia"u8) > 0);
        Assert.True(file.IndexOf("\"draggan:model\":\"faces\""u8) > 0);
        Assert.Equal(["a.mp4"], _edit.Files);
    }

    [Fact]
    public void Odd_sizes_are_padded_to_even_ones()
    {
        if (!Available())
        {
            return;
        }

        _edit.ExporterOf(_edit.Document, _ => Filled(new RasterImage(33, 21, PixelLayout.Gray), [200])).Write(Video, _edit.At("a.mp4"));

        byte[] first = Decode(_edit.At("a.mp4"), 34, 22)[0];
        Assert.InRange(first[10], 190, 210);
        Assert.InRange(first[^1], 0, 60);
    }

    [Fact]
    public void Cancelling_ends_ffmpeg_and_leaves_nothing()
    {
        if (!Available())
        {
            return;
        }

        using CancellationTokenSource stop = new();
        Exporter exporter = _edit.ExporterOf(_edit.Document, frame =>
        {
            if (frame == 4)
            {
                stop.Cancel(); // and the picture is handed over all the same
            }

            return ExportFixture.Picture(frame);
        });

        Assert.ThrowsAny<OperationCanceledException>(() => exporter.Write(Video, _edit.At("a.mp4"), progress: null, stop.Token));

        Assert.Empty(_edit.Files);
    }

    [Fact]
    public void Without_ffmpeg_it_is_said_what_to_install()
    {
        Exporter exporter = new(_edit.Document, (frame, _) => ExportFixture.Picture(frame), "Program") { FfmpegPath = null };

        EditException error = Assert.Throws<EditException>(() => exporter.Write(Video, _edit.At("a.mp4")));

        Assert.Equal(EditFault.Conflict, error.Fault);
        Assert.Contains("apt install ffmpeg", error.Message, StringComparison.Ordinal);
        Assert.Empty(_edit.Files);
    }

    [Fact]
    public void A_program_that_is_no_ffmpeg_is_an_error_that_quotes_it()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // the stand-in is a shell script
        }

        string script = _edit.At("stand-in");
        File.WriteAllText(script, "#!/bin/sh\nfor i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo line $i >&2; done\nexit 3\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Exporter exporter = new(_edit.Document, (_, _) => ExportFixture.Picture(0), "Program") { FfmpegPath = script };

        EditException error = Assert.Throws<EditException>(() => exporter.Write(Video, _edit.At("a.mp4")));

        Assert.Contains("code 3", error.Message, StringComparison.Ordinal);
        Assert.Contains("line 5 / ", error.Message, StringComparison.Ordinal);
        Assert.Contains("line 12\"", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("line 4 ", error.Message, StringComparison.Ordinal);
        Assert.Equal(["stand-in"], _edit.Files);
    }

    [Fact]
    public void A_program_that_cannot_be_started_is_an_error_that_names_it()
    {
        Exporter exporter = new(_edit.Document, (_, _) => ExportFixture.Picture(0), "Program") { FfmpegPath = _edit.At("nowhere") };

        Assert.Contains("nowhere", Assert.Throws<EditException>(() => exporter.Write(Video, _edit.At("a.mp4"))).Message, StringComparison.Ordinal);
        Assert.Empty(_edit.Files);
    }

    [Fact]
    public void The_program_is_looked_for_in_the_path_and_never_in_the_working_folder()
    {
        string name = OperatingSystem.IsWindows() ? "ffmpeg.exe" : "ffmpeg", path = _edit.At(name), folder = Path.GetDirectoryName(path)!;
        File.WriteAllText(path, string.Empty);

        Assert.Equal(path, Ffmpeg.Find(string.Join(Path.PathSeparator, _edit.At("none"), folder, "/")));
        Assert.Null(Ffmpeg.Find(Path.GetRelativePath(Directory.GetCurrentDirectory(), folder)));
        Assert.Null(Ffmpeg.Find("."));
        Assert.Null(Ffmpeg.Find(string.Empty));
        Assert.Null(Ffmpeg.Find(null));
    }

    /// <summary>Whether there is an ffmpeg; a build server must have it, or these tests would prove nothing anywhere.</summary>
    private static bool Available()
    {
        bool found = Ffmpeg.Find() is not null;
        Assert.True(found || Environment.GetEnvironmentVariable("CI") != "true", "The tests of videos need ffmpeg: apt-get install ffmpeg.");
        return found;
    }

    /// <summary>The frames of a video as RGB.</summary>
    private static List<byte[]> Decode(string path, int width, int height)
    {
        ProcessStartInfo start = new(Ffmpeg.Find()!, ["-v", "error", "-nostdin", "-i", path, "-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1"]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        using MemoryStream all = new();
        process.StandardOutput.BaseStream.CopyTo(all);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return [.. all.ToArray().Chunk(width * height * 3)];
    }

    /// <summary>A strong colour, so that a wrong matrix shows.</summary>
    private static byte[] Shade(int frame) => [(byte)(40 + (30 * frame)), 90, (byte)(230 - (20 * frame))];

    private static RasterImage Filled(RasterImage image, byte[] pixel)
    {
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            image.Pixels[i] = pixel[i % pixel.Length];
        }

        return image;
    }
}
