using DragGan.App.CommandLine;
using DragGan.App.Terminal;
using DragGan.Scenes;

namespace DragGan.App.Scenes;

/// <summary>Fills a folder with pictures and truth; goes on where an earlier run was cut.</summary>
internal static class SceneRendering
{
    /// <summary>Does what is asked for.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(SceneRequest request, ProgramContext context)
    {
        if (request.ShardSize is int size)
        {
            SceneShards.RequireFits(request, size);
        }

        SceneFolder.Claim(request);
        using LionStudio studio = LionStudio.ForAllCores();
        PaceDisplay.Show<ScenePace>(context, "the first picture", lines: 10, display =>
        {
            SceneProgress progress = new(request.Count, display);
            if (request.ShardSize is int shardSize)
            {
                SceneShards.Write(request, shardSize, studio, progress, context.Cancellation);
            }
            else
            {
                ScenePictures.Write(request, studio, progress, context.Cancellation);
            }
        });
        context.Output.WriteLine(request.Folder);
        return ExitCode.Done;
    }
}
