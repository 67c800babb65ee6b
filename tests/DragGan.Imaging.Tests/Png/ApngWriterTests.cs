using System.IO.Compression;

namespace DragGan.Imaging.Tests;

public sealed class ApngWriterTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(40);

    [Theory]
    [InlineData(PixelLayout.Gray)]
    [InlineData(PixelLayout.Rgb)]
    [InlineData(PixelLayout.Rgba)]
    public void Played_back_every_frame_is_what_was_added(PixelLayout layout)
    {
        List<RasterImage> frames = [TestPictures.Noise(37, 23, layout)];
        Random random = new(5);
        for (int i = 0; i < 12; i++)
        {
            RasterImage next = frames[^1].Clone();
            for (int changes = random.Next(4); changes > 0; changes--)
            {
                next.Pixels[random.Next(next.Pixels.Length)] ^= 0x40;
            }

            frames.Add(next);
        }

        TestAnimation played = TestAnimation.Play(Write(frames, options: null));

        Assert.Equal(frames.Count, played.StatedFrames);
        Assert.Equal(0, played.Loops);
        Assert.Equal(frames.Select(f => f.Pixels), played.Frames.Select(f => f.Pixels));
        Assert.All(played.Frames, f => Assert.Equal(0.04, f.Seconds));
    }

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(36, 22, 36, 22)]
    [InlineData(5, 7, 20, 9)]
    [InlineData(20, 3, 4, 21)]
    public void Only_the_changed_rectangle_is_stored(int x0, int y0, int x1, int y1)
    {
        RasterImage first = TestPictures.Noise(37, 23, PixelLayout.Rgb), second = first.Clone();
        second.Row(y0)[(3 * x0) + 2] ^= 1; // the last value of one corner's pixel, the first of the other's: edges must not be cut
        second.Row(y1)[3 * x1] ^= 2;

        TestAnimation played = TestAnimation.Play(Write([first, second], options: null));

        Assert.Equal(
            new(Math.Min(x0, x1), Math.Min(y0, y1), Math.Abs(x1 - x0) + 1, Math.Abs(y1 - y0) + 1), played.Frames[1].Part);
        Assert.Equal(second.Pixels, played.Frames[1].Pixels);
    }

    [Fact]
    public void A_frame_without_change_is_stored_as_one_pixel_and_still_takes_its_time()
    {
        RasterImage frame = TestPictures.Noise(9, 9, PixelLayout.Gray);

        TestAnimation played = TestAnimation.Play(Write([frame, frame], options: null));

        Assert.Equal((1, 1), (played.Frames[1].Part.Width, played.Frames[1].Part.Height));
        Assert.Equal(frame.Pixels, played.Frames[1].Pixels);
    }

    [Fact]
    public void Frames_of_several_chunks_are_numbered_through()
    {
        RasterImage[] frames = [.. Enumerable.Range(0, 3).Select(i => TestPictures.Noise(200, 200, PixelLayout.Rgba, seed: i))]; // 160 KB each
        byte[] file = Write(frames, options: null);

        Assert.InRange(TestChunk.Parse(file).Count(c => c.Name == "fdAT"), 4, 8);
        Assert.Equal(frames.Select(f => f.Pixels), TestAnimation.Play(file).Frames.Select(f => f.Pixels));
    }

    [Fact]
    public void Options_are_stored_and_a_still_viewer_sees_the_first_frame_and_the_texts()
    {
        RasterImage[] frames = [TestPictures.Noise(8, 8, PixelLayout.Rgb), TestPictures.Noise(8, 8, PixelLayout.Rgb, seed: 2)];
        ApngOptions options = new() { Loops = 3, Text = new Dictionary<string, string> { ["Title"] = "α" }, Level = CompressionLevel.Fastest };

        byte[] file = Write(frames, options);

        Assert.Equal(3, TestAnimation.Play(file).Loops);
        PngImage still = PngBuilder.Read(file);
        Assert.Equal(frames[0].Pixels, still.Raster.Pixels);
        Assert.Equal(options.Text, still.Text);
    }

    [Theory]
    [InlineData(0, 0, 1000)]
    [InlineData(33.4, 33, 1000)]
    [InlineData(65_535, 65_535, 1000)]
    [InlineData(65_536, 6554, 100)]
    [InlineData(655_360, 6554, 10)]
    [InlineData(65_535_000, 65_535, 1)]
    public void Delays_are_stored_as_finely_as_16_bits_allow(double milliseconds, ushort numerator, ushort denominator)
    {
        Assert.Equal(new FrameDelay(numerator, denominator), FrameDelay.From(TimeSpan.FromMilliseconds(milliseconds)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(65_535_001)]
    public void Delays_that_cannot_be_stored_are_refused_and_the_animation_goes_on(double milliseconds)
    {
        RasterImage frame = new(1, 1, PixelLayout.Gray);
        using MemoryStream stream = new();
        using ApngWriter writer = new(stream, 1, 1, PixelLayout.Gray);

        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Add(frame, TimeSpan.FromMilliseconds(milliseconds)));

        writer.Add(frame, Delay);
        writer.Complete();
        Assert.Single(TestAnimation.Play(stream.ToArray()).Frames);
    }

    [Fact]
    public void A_stream_that_cannot_seek_needs_the_count_up_front_and_holds_the_caller_to_it()
    {
        RasterImage frame = TestPictures.Noise(4, 4, PixelLayout.Gray);
        using MemoryStream zipped = new();
        using (GZipStream stream = new(zipped, CompressionLevel.Fastest, leaveOpen: true))
        {
            Assert.Throws<ArgumentException>(() => new ApngWriter(stream, 4, 4, PixelLayout.Gray));
            using ApngWriter writer = new(stream, 4, 4, PixelLayout.Gray, new() { FrameCount = 2 });
            writer.Add(frame, Delay);
            Assert.Throws<InvalidOperationException>(writer.Complete);
            writer.Add(frame, Delay);
            Assert.Throws<InvalidOperationException>(() => writer.Add(frame, Delay));
            writer.Complete();
        }

        using GZipStream source = new(new MemoryStream(zipped.ToArray()), CompressionMode.Decompress);
        using MemoryStream file = new();
        source.CopyTo(file);
        Assert.Equal(2, TestAnimation.Play(file.ToArray()).StatedFrames);
    }

    [Fact]
    public void The_file_may_start_inside_a_stream_which_is_left_open_at_its_end()
    {
        using MemoryStream stream = new();
        stream.Write("before"u8);
        using (ApngWriter writer = new(stream, 2, 2, PixelLayout.Gray))
        {
            writer.Add(new(2, 2, PixelLayout.Gray), Delay);
            writer.Complete();
        }

        Assert.Equal(stream.Length, stream.Position);
        Assert.Equal(1, TestAnimation.Play(stream.ToArray()[6..]).StatedFrames);
    }

    [Fact]
    public void Disposing_without_completing_leaves_a_file_nobody_takes_for_finished()
    {
        using MemoryStream stream = new();
        ApngWriter writer = new(stream, 2, 2, PixelLayout.Gray);
        writer.Add(new(2, 2, PixelLayout.Gray), Delay);
        writer.Dispose();

        ImageFileException error = Assert.Throws<ImageFileException>(() => PngBuilder.Read(stream.ToArray()));
        Assert.Contains("before its IEND chunk", error.Message, StringComparison.Ordinal);
        Assert.True(stream.CanWrite);
        Assert.Throws<InvalidOperationException>(writer.Complete);
        Assert.Throws<InvalidOperationException>(() => writer.Add(new(2, 2, PixelLayout.Gray), Delay));
    }

    [Fact]
    public void An_animation_without_frames_cannot_be_completed()
    {
        using ApngWriter writer = new(new MemoryStream(), 2, 2, PixelLayout.Gray);

        Assert.Throws<InvalidOperationException>(writer.Complete);
    }

    [Theory]
    [InlineData(3, 2, PixelLayout.Gray)]
    [InlineData(2, 3, PixelLayout.Gray)]
    [InlineData(2, 2, PixelLayout.Rgb)]
    public void A_frame_of_another_size_or_layout_is_refused(int width, int height, PixelLayout layout)
    {
        using ApngWriter writer = new(new MemoryStream(), 2, 2, PixelLayout.Gray);

        ArgumentException error = Assert.Throws<ArgumentException>(() => writer.Add(new(width, height, layout), Delay));

        Assert.Contains($"{width} x {height} {layout}, but the animation is 2 x 2 Gray", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_failed_write_nothing_more_can_be_written()
    {
        byte[] room = new byte[70]; // the signature, header and animation control fit; a frame does not
        using ApngWriter writer = new(new MemoryStream(room), 2, 2, PixelLayout.Gray);

        Assert.Throws<NotSupportedException>(() => writer.Add(new(2, 2, PixelLayout.Gray), Delay));

        Assert.Throws<InvalidOperationException>(writer.Complete);
    }

    private static byte[] Write(IReadOnlyList<RasterImage> frames, ApngOptions? options)
    {
        using MemoryStream stream = new();
        using ApngWriter writer = new(stream, frames[0].Width, frames[0].Height, frames[0].Layout, options);
        foreach (RasterImage frame in frames)
        {
            writer.Add(frame, Delay);
        }

        writer.Complete();
        return stream.ToArray();
    }
}
