using System.Globalization;
using DragGan.App.CommandLine;
using DragGan.App.Files;
using DragGan.Checkpoints;
using DragGan.Scenes;

namespace DragGan.App.Scenes;

/// <summary>Writes what training reads: many pictures and their truth in one safetensors file.</summary>
internal static class SceneShards
{
    /// <summary>The most pictures in a file.</summary>
    public const int LargestShard = 100_000;

    /// <summary>Writes the files that are not there yet, each under its name only when it is whole.</summary>
    public static void Write(SceneRequest request, int shardSize, LionStudio studio, SceneProgress progress, CancellationToken cancellation)
    {
        for (int first = 0; first < request.Count; first += shardSize)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(shardSize, request.Count - first);
            string path = Path.Combine(request.Folder, string.Create(CultureInfo.InvariantCulture, $"lion-{first:D6}.safetensors"));
            if (File.Exists(path) && ShardHeader.CountIn(path) >= count)
            {
                progress.Found(count);
                continue;
            }

            ShardContent content = new(request, count);
            for (int done = 0; done < count; done += studio.LotSize)
            {
                int lot = Math.Min(studio.LotSize, count - done), begin = done;
                studio.ForEach(lot, i => content.Fill(begin + i, Lion.Draw(request.Seed, (long)first + begin + i)), cancellation);
                progress.Made(lot);
            }

            AtomicFile.Write(path, stream => SafetensorsWriter.Write(stream, content.Arrays(), ShardHeader.Metadata(request)));
        }
    }

    /// <summary>Refuses pictures that do not fit into one array.</summary>
    /// <exception cref="InputException">They do not.</exception>
    public static void RequireFits(SceneRequest request, int shardSize)
    {
        long bytes = 3L * request.Size * request.Size * Math.Min(shardSize, request.Count);
        if (!request.TruthOnly && bytes > Array.MaxLength)
        {
            throw new InputException(
                $"A file of {shardSize:N0} pictures of {request.Size} x {request.Size} would hold {bytes:N0} bytes; at most {Array.MaxLength:N0} are possible. "
                + $"Ask for --shards {Array.MaxLength / (3L * request.Size * request.Size)} or fewer.");
        }
    }
}
