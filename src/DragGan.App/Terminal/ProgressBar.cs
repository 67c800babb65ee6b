using DragGan.App.Dragging;
using Spectre.Console;

namespace DragGan.App.Terminal;

/// <summary>A bar that fills as the handles come nearer, with the pace beside it.</summary>
internal static class ProgressBar
{
    /// <summary>Does the work under a bar, which disappears afterwards.</summary>
    public static void Show(Action<IProgress<DragPace>> work) =>
        AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(bar => work(new Bar(bar.AddTask("the first step", maxValue: 1))));

    private sealed class Bar(ProgressTask task) : IProgress<DragPace>
    {
        public void Report(DragPace value)
        {
            task.Value = value.Fraction;
            task.Description = value.ToString();
        }
    }
}
