using DragGan.App.CommandLine;
using DragGan.App.Files;
using DragGan.Imaging;
using DragGan.Scenes;

namespace DragGan.App.Scenes;

/// <summary>Lays many lions out in one picture.</summary>
internal static class SceneSheet
{
    /// <summary>The most pictures on a sheet.</summary>
    public const int LargestCount = 400;

    private const int Gap = 4;

    /// <summary>Renders and writes it.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(int count, int columns, uint seed, int size, string file, ProgramContext context)
    {
        using LionStudio studio = LionStudio.ForAllCores();
        List<RasterImage> pictures = [];
        while (pictures.Count < count)
        {
            int begin = pictures.Count;
            Lion[] lot = [.. Enumerable.Range(begin, Math.Min(studio.LotSize, count - begin)).Select(i => Lion.Draw(seed, i))];
            pictures.AddRange(studio.Render(lot, size, context.Cancellation));
        }

        using ResultFiles files = new();
        PngWriter.Write(
            files.Create(file), ContactSheet.Compose(pictures, columns, Gap, PixelColor.White),
            new Dictionary<string, string> { ["Software"] = ProgramText.NameAndVersion });
        files.Commit();
        context.Output.WriteLine(file);
        return ExitCode.Done;
    }
}
