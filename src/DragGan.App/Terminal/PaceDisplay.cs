using DragGan.App.CommandLine;

namespace DragGan.App.Terminal;

/// <summary>Shows how long work gets on: a moving bar to a person, plain lines to a pipe.</summary>
internal static class PaceDisplay
{
    /// <summary>Does the work and shows what it reports.</summary>
    /// <typeparam name="T">What is reported.</typeparam>
    /// <param name="context">To whom.</param>
    /// <param name="first">What a person reads before the first report.</param>
    /// <param name="lines">How many lines a pipe gets at most, one more at the start aside.</param>
    /// <param name="work">Does it.</param>
    public static void Show<T>(ProgramContext context, string first, int lines, Action<IProgress<T>> work)
        where T : IPace
    {
        if (context.IsTerminal)
        {
            ProgressBar.Show(first, work); // a class of its own, so that a pipe never loads the terminal library
        }
        else
        {
            work(new PlainLines<T>(context.Output, lines));
        }
    }

    /// <summary>A line for every so-manieth part of the way, and one at the end.</summary>
    private sealed class PlainLines<T>(TextWriter output, int lines) : IProgress<T>
        where T : IPace
    {
        private const double Rounding = 1e-9; // a third of three thirds is one
        private int _part = -1;

        public void Report(T value)
        {
            int part = (int)((lines * value.Fraction) + Rounding);
            if (part > _part)
            {
                output.WriteLine(value);
                _part = part;
            }
        }
    }
}
