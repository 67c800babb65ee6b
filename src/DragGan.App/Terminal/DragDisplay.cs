using DragGan.App.CommandLine;
using DragGan.App.Dragging;

namespace DragGan.App.Terminal;

/// <summary>Shows how a drag gets on: a moving bar to a person, plain lines to a pipe.</summary>
internal static class DragDisplay
{
    /// <summary>Does the work and shows what it reports.</summary>
    public static void Show(ProgramContext context, int maxSteps, Action<IProgress<DragPace>> work)
    {
        if (context.IsTerminal)
        {
            ProgressBar.Show("the first step", work); // a class of its own, so that a pipe never loads the terminal library
        }
        else
        {
            work(new PlainLines(context.Output, maxSteps));
        }
    }

    /// <summary>A line every tenth of the way, and never more than one per step.</summary>
    private sealed class PlainLines(TextWriter output, int maxSteps) : IProgress<DragPace>
    {
        private readonly int _interval = Math.Max(1, maxSteps / 10);
        private int _next;

        public void Report(DragPace value)
        {
            if (value.Step >= _next)
            {
                output.WriteLine(value);
                _next = value.Step + _interval;
            }
        }
    }
}
