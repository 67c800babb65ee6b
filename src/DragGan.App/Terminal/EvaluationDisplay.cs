using DragGan.App.CommandLine;
using DragGan.App.Evaluation;

namespace DragGan.App.Terminal;

/// <summary>Shows how judging a model gets on: a moving bar to a person, plain lines to a pipe.</summary>
internal static class EvaluationDisplay
{
    /// <summary>Does the work and shows what it reports.</summary>
    public static void Show(ProgramContext context, Action<IProgress<EvaluationPace>> work)
    {
        if (context.IsTerminal)
        {
            EvaluationBar.Show(work); // a class of its own, so that a pipe never loads the terminal library
        }
        else
        {
            work(new PlainLines(context.Output));
        }
    }

    /// <summary>A line for every twentieth of the way, and one at the end.</summary>
    private sealed class PlainLines(TextWriter output) : IProgress<EvaluationPace>
    {
        private int _part = -1;

        public void Report(EvaluationPace value)
        {
            int part = (int)(20L * value.Done / value.Count);
            if (part > _part)
            {
                output.WriteLine(value);
                _part = part;
            }
        }
    }
}
