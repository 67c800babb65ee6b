using DragGan.App.Evaluation;
using Spectre.Console;

namespace DragGan.App.Terminal;

/// <summary>A bar that fills with what is judged, with the figures beside it.</summary>
internal static class EvaluationBar
{
    /// <summary>Does the work under a bar, which disappears afterwards.</summary>
    public static void Show(Action<IProgress<EvaluationPace>> work) =>
        AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(bar => work(new Bar(bar.AddTask("the first one", maxValue: 1))));

    private sealed class Bar(ProgressTask task) : IProgress<EvaluationPace>
    {
        public void Report(EvaluationPace value)
        {
            task.Value = (double)value.Done / value.Count;
            task.Description = value.ToString();
        }
    }
}
