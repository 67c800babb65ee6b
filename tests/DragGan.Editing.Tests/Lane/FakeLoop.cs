namespace DragGan.Editing.Tests;

/// <summary>A loop that counts its turns, and does in each what the test wants.</summary>
internal sealed class FakeLoop(Func<FakeLoop, CancellationToken, bool> turn) : ILaneLoop
{
    private readonly TaskCompletionSource<Exception> _failure = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A loop that ends after some turns.</summary>
    public FakeLoop(int turns)
        : this((loop, _) => loop.Turns < turns)
    {
    }

    public int Turns { get; private set; }

    public Task<Exception> Failure => _failure.Task;

    public bool Turn(CancellationToken cancellation)
    {
        Turns++;
        return turn(this, cancellation);
    }

    public void Failed(Exception exception) => _failure.SetResult(exception);
}
