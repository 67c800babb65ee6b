using System.Globalization;
using DragGan.App.CommandLine;
using DragGan.App.Files;
using DragGan.Scenes;

namespace DragGan.App.Scenes;

/// <summary>A note in the folder about what it holds, so that a later run goes on with the same pictures or not at all.</summary>
internal static class SceneFolder
{
    private const string NoteName = "scene.txt";

    /// <summary>Makes the folder and writes the note, or checks the one that is there.</summary>
    /// <exception cref="InputException">The folder holds something else.</exception>
    public static void Claim(SceneRequest request)
    {
        string path = Path.Combine(request.Folder, NoteName), wanted = Describe(request);
        if (File.Exists(path))
        {
            string found = File.ReadAllText(path).Trim();
            if (found != wanted)
            {
                throw new InputException(
                    $"'{request.Folder}' holds other pictures: expected \"{wanted}\", found \"{found}\". Choose another folder, or empty this one.");
            }

            return;
        }

        using ResultFiles files = new();
        using (StreamWriter writer = new(files.Create(path), leaveOpen: true))
        {
            writer.WriteLine(wanted);
        }

        files.Commit();
    }

    private static string Describe(SceneRequest request)
    {
        string what = request.ShardSize is int shard
            ? string.Create(CultureInfo.InvariantCulture, $"shards of {shard}") + (request.TruthOnly ? " without pictures" : string.Empty)
            : request.TruthOnly ? "truth" : request.Coordinates ? "pictures with coordinates" : "pictures";
        return string.Create(CultureInfo.InvariantCulture, $"lion {Lion.Version}, seed {request.Seed}, size {request.Size}, {what}");
    }
}
