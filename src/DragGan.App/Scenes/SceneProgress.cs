using System.Diagnostics;

namespace DragGan.App.Scenes;

/// <summary>Counts pictures and says how it gets on.</summary>
/// <param name="count">Pictures asked for.</param>
/// <param name="display">Is told.</param>
internal sealed class SceneProgress(int count, IProgress<ScenePace> display)
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _done, _made;

    /// <summary>Pictures that were there already.</summary>
    public void Found(int pictures) => Report(pictures, 0);

    /// <summary>Pictures just made.</summary>
    public void Made(int pictures) => Report(pictures, pictures);

    private void Report(int done, int made)
    {
        _done += done;
        _made += made;
        display.Report(new ScenePace(_done, count, _made, _watch.Elapsed));
    }
}
