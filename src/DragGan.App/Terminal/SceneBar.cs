using DragGan.App.Scenes;
using Spectre.Console;

namespace DragGan.App.Terminal;

/// <summary>A bar that fills with the pictures, with the pace beside it.</summary>
internal static class SceneBar
{
    /// <summary>Does the work under a bar, which disappears afterwards.</summary>
    public static void Show(Action<IProgress<ScenePace>> work) =>
        AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(bar => work(new Bar(bar.AddTask("the first picture", maxValue: 1))));

    private sealed class Bar(ProgressTask task) : IProgress<ScenePace>
    {
        public void Report(ScenePace value)
        {
            task.Value = (double)value.Done / value.Count;
            task.Description = value.ToString();
        }
    }
}
