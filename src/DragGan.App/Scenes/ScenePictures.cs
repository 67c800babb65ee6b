using System.Globalization;
using DragGan.App.CommandLine;
using DragGan.App.Files;
using DragGan.Imaging;
using DragGan.Scenes;

namespace DragGan.App.Scenes;

/// <summary>Writes a PNG for every picture, and one file of truth for all.</summary>
internal static class ScenePictures
{
    /// <summary>Writes the truth, then the pictures that are not there yet.</summary>
    public static void Write(SceneRequest request, LionStudio studio, SceneProgress progress, CancellationToken cancellation)
    {
        SceneTruth.Write(request, cancellation);
        if (request.TruthOnly)
        {
            progress.Made(request.Count);
            return;
        }

        for (int done = 0; done < request.Count; done += studio.LotSize)
        {
            int[] lot = [.. Enumerable.Range(done, Math.Min(studio.LotSize, request.Count - done))];
            int[] missing = [.. lot.Where(i => !IsWhole(request, i))];
            studio.ForEach(missing.Length, i => Save(request, missing[i]), cancellation);
            progress.Found(lot.Length - missing.Length);
            progress.Made(missing.Length);
        }
    }

    private static void Save(SceneRequest request, int number)
    {
        Lion lion = Lion.Draw(request.Seed, number);
        using ResultFiles files = new();
        PngWriter.Write(files.Create(PathOf(request, number, "png")), lion.Render(request.Size), Text(request, number));
        if (request.Coordinates)
        {
            SceneCoordinates.Write(files.Create(PathOf(request, number, "safetensors")), lion, request, number);
        }

        files.Commit();
    }

    private static bool IsWhole(SceneRequest request, int number) =>
        File.Exists(PathOf(request, number, "png")) && (!request.Coordinates || File.Exists(PathOf(request, number, "safetensors")));

    private static Dictionary<string, string> Text(SceneRequest request, int number) => new()
    {
        ["Software"] = ProgramText.NameAndVersion,
        ["draggan:scene"] = string.Create(CultureInfo.InvariantCulture, $"lion {Lion.Version}, seed {request.Seed}, number {number}"),
    };

    private static string PathOf(SceneRequest request, int number, string extension) =>
        Path.Combine(request.Folder, string.Create(CultureInfo.InvariantCulture, $"{number:D6}.{extension}"));
}
