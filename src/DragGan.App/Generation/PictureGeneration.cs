using System.Globalization;
using DragGan.App.CommandLine;
using DragGan.App.Files;
using DragGan.App.Models;
using DragGan.Imaging;
using DragGan.StyleGan;

namespace DragGan.App.Generation;

/// <summary>Makes pictures of seeds and latents. Each is kept as soon as it is done, so an interruption loses nothing.</summary>
internal static class PictureGeneration
{
    private const int GridGap = 4;
    private const int LargestGrid = 400;

    /// <summary>Does what is asked for.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(GenerateRequest request, ProgramContext context)
    {
        long count = request.Seeds.Count + (request.LatentFile is null ? 0 : 1);
        if (request.Grid && count > LargestGrid)
        {
            throw new InputException($"A grid of {count:N0} pictures is too large; at most {LargestGrid} fit. Ask for fewer seeds, or leave out --grid.");
        }

        using OpenModel model = OpenModel.Open(request.Model, request.LowMemory);
        List<RasterImage> made = [];
        foreach (PictureJob job in Jobs(request, model))
        {
            RasterImage image = model.Picture(job.Latent, new NoiseSource(request.Noise, job.Seed ?? 0), context.Cancellation);
            if (request.Mark)
            {
                GeneratedMark.Draw(image);
            }

            Save(request, job, image);
            context.Output.WriteLine(Path.Combine(request.Folder, $"{job.Name}.png"));
            if (request.Grid)
            {
                made.Add(image);
            }
        }

        if (request.Grid)
        {
            SaveGrid(request, made);
            context.Output.WriteLine(Path.Combine(request.Folder, "grid.png"));
        }

        return ExitCode.Done;
    }

    private static IEnumerable<PictureJob> Jobs(GenerateRequest request, OpenModel model)
    {
        Dictionary<string, string> known = new() { ["Software"] = ProgramText.NameAndVersion, ["draggan:model"] = model.Name };
        if (request.LatentFile is not null)
        {
            Latent latent = LatentFile.Read(request.LatentFile, model.Info);
            yield return new(Path.GetFileNameWithoutExtension(request.LatentFile), latent, Seed: null, known);
        }

        foreach (uint seed in request.Seeds.Seeds)
        {
            Dictionary<string, string> text = new(known)
            {
                ["draggan:seed"] = seed.ToString(CultureInfo.InvariantCulture),
                ["draggan:truncation"] = request.Truncation.ToString(CultureInfo.InvariantCulture),
            };
            if (request.Label is int label)
            {
                text["draggan:label"] = label.ToString(CultureInfo.InvariantCulture);
            }

            yield return new($"seed{seed:D4}", model.FromSeed(seed, request.Label, request.Truncation), seed, text);
        }
    }

    private static void Save(GenerateRequest request, PictureJob job, RasterImage image)
    {
        using ResultFiles files = new();
        PngWriter.Write(files.Create(Path.Combine(request.Folder, $"{job.Name}.png")), image, PictureText(job.Text));
        if (request.SaveLatents)
        {
            LatentFile.Write(files.Create(Path.Combine(request.Folder, $"{job.Name}.safetensors")), job.Latent, job.Text);
        }

        files.Commit();
    }

    private static void SaveGrid(GenerateRequest request, List<RasterImage> images)
    {
        int columns = (int)Math.Ceiling(Math.Sqrt(images.Count));
        RasterImage sheet = ContactSheet.Compose(images, columns, GridGap, PixelColor.White);
        AtomicFile.Write(
            Path.Combine(request.Folder, "grid.png"),
            stream => PngWriter.Write(stream, sheet, PictureText(new Dictionary<string, string> { ["Software"] = ProgramText.NameAndVersion })));
    }

    private static Dictionary<string, string> PictureText(IReadOnlyDictionary<string, string> known)
    {
        Dictionary<string, string> text = new(known);
        GeneratedMetadata.AddTo(text, ProgramText.NameAndVersion);
        return text;
    }

    /// <summary>One picture to be made.</summary>
    /// <param name="Name">Its file's name without extension.</param>
    /// <param name="Latent">w⁺.</param>
    /// <param name="Seed">The seed it comes from, if any.</param>
    /// <param name="Text">What its files say about it.</param>
    private sealed record PictureJob(string Name, Latent Latent, uint? Seed, IReadOnlyDictionary<string, string> Text);
}
