namespace DragGan.Editing.Tests;

/// <summary>Whatever goes wrong, nothing half-written is left, and what was there before stays.</summary>
public sealed class ExportFailureTests : IDisposable
{
    private readonly ExportFixture _edit = new();

    public static TheoryData<ExportKind> Kinds => [.. Enum.GetValues<ExportKind>()];

    public static TheoryData<ExportKind> PictureKinds => [ExportKind.Picture, ExportKind.Animation, ExportKind.Video, ExportKind.Frames];

    public void Dispose() => _edit.Dispose();

    [Theory]
    [MemberData(nameof(PictureKinds))]
    public void Cancelling_leaves_what_was_there(ExportKind kind)
    {
        File.WriteAllText(_edit.At("a"), "before");
        using CancellationTokenSource stop = new();
        Exporter exporter = _edit.ExporterOf(_edit.Document, frame =>
        {
            if (frame is 3 or 5)
            {
                stop.Cancel();
                stop.Token.ThrowIfCancellationRequested();
            }

            return ExportFixture.Picture(frame);
        });

        Assert.ThrowsAny<OperationCanceledException>(() => exporter.Write(new ExportOptions(kind), _edit.At("a"), progress: null, stop.Token));

        Assert.Equal(["a"], _edit.Files);
        Assert.Equal("before", File.ReadAllText(_edit.At("a")));
    }

    [Theory]
    [MemberData(nameof(PictureKinds))]
    public void An_error_of_the_renderer_leaves_nothing(ExportKind kind)
    {
        Exporter exporter = _edit.ExporterOf(_edit.Document, frame => frame == 5 ? throw new EditException(EditFault.Busy, "too busy") : ExportFixture.Picture(frame));

        Assert.Equal("too busy", Assert.Throws<EditException>(() => exporter.Write(new ExportOptions(kind), _edit.At("a"))).Message);

        Assert.Empty(_edit.Files);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public void A_frame_that_does_not_exist_is_refused(int frame)
    {
        EditException error = Assert.Throws<EditException>(() => _edit.Exporter.Write(new ExportOptions(ExportKind.Picture) { Frame = frame }, _edit.At("a")));

        Assert.Equal(EditFault.NotFound, error.Fault);
        Assert.Contains("frames 0 to 5", error.Message, StringComparison.Ordinal);
        Assert.Empty(_edit.Files);
    }

    [Fact]
    public void A_kind_that_does_not_exist_is_refused()
    {
        Assert.Equal(EditFault.Invalid, Assert.Throws<EditException>(() => _edit.Exporter.Write(new ExportOptions((ExportKind)9), _edit.At("a"))).Fault);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_folder_that_does_not_exist_is_an_error_of_the_disk(ExportKind kind)
    {
        Exporter exporter = new(_edit.Document, (frame, _) => ExportFixture.Picture(frame), "Program") { FfmpegPath = null };
        if (kind != ExportKind.Video)
        {
            Assert.ThrowsAny<IOException>(() => exporter.Write(new ExportOptions(kind), _edit.At("none/a")));
        }

        Assert.Empty(_edit.Files);
    }

    [Theory]
    [MemberData(nameof(PictureKinds))]
    public void Progress_grows_to_one(ExportKind kind)
    {
        Recorder progress = new();
        try
        {
            _edit.Exporter.Write(new ExportOptions(kind), _edit.At("a"), progress);
        }
        catch (EditException) when (kind == ExportKind.Video && Ffmpeg.Find() is null)
        {
            return; // VideoExportTests looks at what is said then
        }

        Assert.Equal(progress.Values.Order(), progress.Values);
        Assert.Equal(1, progress.Values[^1]);
    }

    [Theory]
    [InlineData("An edit", ExportKind.Picture, "An edit.png")]
    [InlineData("An edit", ExportKind.Animation, "An edit animation.png")]
    [InlineData("Löwe 🦁 (2)", ExportKind.Video, "Löwe - -2.mp4")]
    [InlineData("../../etc/passwd", ExportKind.Latent, "etc-passwd.safetensors")]
    [InlineData("CON:|<>", ExportKind.Frames, "CON frames.zip")]
    [InlineData("\r\n", ExportKind.Frames, "edit frames.zip")]
    public void Names_of_files_are_names_and_nothing_else(string name, ExportKind kind, string expected)
    {
        Assert.Equal(expected, Exporter.FileName(name, kind));
    }

    [Fact]
    public void Long_names_are_cut()
    {
        Assert.Equal(new string('x', 80) + ".png", Exporter.FileName(new string('x', 120), ExportKind.Picture));
    }

    [Theory]
    [InlineData(ExportKind.Picture, "image/png")]
    [InlineData(ExportKind.Animation, "image/apng")]
    [InlineData(ExportKind.Video, "video/mp4")]
    [InlineData(ExportKind.Frames, "application/zip")]
    [InlineData(ExportKind.Latent, "application/octet-stream")]
    public void Every_kind_has_its_media_type(ExportKind kind, string type) => Assert.Equal(type, Exporter.MediaType(kind));

    /// <summary>Keeps what it is told, on the thread that tells it.</summary>
    private sealed class Recorder : IProgress<double>
    {
        public List<double> Values { get; } = [];

        public void Report(double value) => Values.Add(value);
    }
}
