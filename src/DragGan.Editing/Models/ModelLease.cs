namespace DragGan.Editing;

/// <summary>The right to use a loaded model; it stays in memory at least until this is disposed. Disposing twice is harmless.</summary>
public sealed class ModelLease : IDisposable
{
    private Action? _giveBack;

    internal ModelLease(LoadedModel model, Action giveBack) => (Model, _giveBack) = (model, giveBack);

    /// <summary>The model.</summary>
    public LoadedModel Model { get; }

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _giveBack, null)?.Invoke();
}
