namespace DragGan.Imaging.Tests;

/// <summary>An animated PNG played by the rules of its specification: what a viewer would show.</summary>
internal sealed class TestAnimation
{
    /// <summary>Frames as shown, with how the file stores them.</summary>
    public List<Frame> Frames { get; } = [];

    public int StatedFrames { get; private init; }

    public int Loops { get; private init; }

    public static TestAnimation Play(byte[] file)
    {
        List<TestChunk> chunks = TestChunk.Parse(file);
        Assert.Equal(["IHDR", "acTL"], chunks.Take(2).Select(c => c.Name));
        TestAnimation animation = new() { StatedFrames = chunks[1].Int32(0), Loops = chunks[1].Int32(4) };
        (int width, byte colorType) = (chunks[0].Int32(0), chunks[0].Data[9]);
        byte[] canvas = PngBuilder.Read(file).Raster.Pixels; // the first frame covers all of it, checked below
        TestChunk[] controls = [.. chunks.Where(c => c.Name == "fcTL")];
        Assert.Equal(
            Enumerable.Range(0, chunks.Count(c => c.Name is "fcTL" or "fdAT")), chunks.Where(c => c.Name is "fcTL" or "fdAT").Select(c => c.Int32(0)));
        foreach (TestChunk control in controls)
        {
            Rectangle part = new(control.Int32(12), control.Int32(16), control.Int32(4), control.Int32(8));
            Assert.Equal(new byte[] { 0, 0 }, control.Data[24..]); // dispose none, blend source
            byte[] data = [.. chunks.SkipWhile(c => c != control).Skip(1).TakeWhile(c => c.Name is "IDAT" or "fdAT")
                .SelectMany(c => c.Name == "IDAT" ? c.Data : c.Data[4..])];
            RasterImage patch = PngBuilder.Read(
                new PngBuilder().Header((uint)part.Width, (uint)part.Height, color: colorType).Chunk("IDAT", data).End()).Raster;
            canvas = Overlay(canvas, width * patch.Channels, patch, part);
            animation.Frames.Add(new(canvas, part, (double)control.UInt16(20) / control.UInt16(22)));
        }

        Assert.Equal(new Rectangle(0, 0, width, chunks[0].Int32(4)), animation.Frames[0].Part);
        return animation;
    }

    private static byte[] Overlay(byte[] canvas, int stride, RasterImage patch, Rectangle part)
    {
        byte[] result = [.. canvas];
        for (int y = 0; y < patch.Height; y++)
        {
            patch.Row(y).CopyTo(result.AsSpan(((part.Y + y) * stride) + (part.X * patch.Channels)));
        }

        return result;
    }

    public sealed record Frame(byte[] Pixels, Rectangle Part, double Seconds);

    public sealed record Rectangle(int X, int Y, int Width, int Height);
}
