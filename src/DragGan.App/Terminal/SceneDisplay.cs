using DragGan.App.CommandLine;
using DragGan.App.Scenes;

namespace DragGan.App.Terminal;

/// <summary>Shows how rendering gets on: a moving bar to a person, plain lines to a pipe.</summary>
internal static class SceneDisplay
{
    /// <summary>Does the work and shows what it reports.</summary>
    public static void Show(ProgramContext context, Action<IProgress<ScenePace>> work)
    {
        if (context.IsTerminal)
        {
            SceneBar.Show(work); // a class of its own, so that a pipe never loads the terminal library
        }
        else
        {
            work(new PlainLines(context.Output));
        }
    }

    /// <summary>A line for every tenth of the way, and one at the end.</summary>
    private sealed class PlainLines(TextWriter output) : IProgress<ScenePace>
    {
        private int _tenths = -1;

        public void Report(ScenePace value)
        {
            int tenths = (int)(10L * value.Done / value.Count);
            if (tenths > _tenths)
            {
                output.WriteLine(value);
                _tenths = tenths;
            }
        }
    }
}
