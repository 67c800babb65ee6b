using Spectre.Console;

namespace DragGan.App.Terminal;

/// <summary>A bar that fills, with words beside it.</summary>
internal static class ProgressBar
{
    /// <summary>Does the work under a bar, which disappears afterwards.</summary>
    /// <typeparam name="T">What is reported.</typeparam>
    /// <param name="first">The words before the first report.</param>
    /// <param name="work">Does it.</param>
    public static void Show<T>(string first, Action<IProgress<T>> work)
        where T : IPace =>
        AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(bar => work(new Bar<T>(bar.AddTask(first, maxValue: 1))));

    private sealed class Bar<T>(ProgressTask task) : IProgress<T>
        where T : IPace
    {
        public void Report(T value)
        {
            task.Value = value.Fraction;
            task.Description = value.ToString()!;
        }
    }
}
