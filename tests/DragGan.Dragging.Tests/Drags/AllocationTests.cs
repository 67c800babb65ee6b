using DragGan.Numerics;

namespace DragGan.Dragging.Tests;

public sealed class AllocationTests
{
    /// <summary>The objects around the arrays: state, latent, moments, report, progress and the headers of five arrays, with room to spare.</summary>
    private const long Shells = 1024;

    [Theory]
    [InlineData(LatentSpace.WPlus, false)]
    [InlineData(LatentSpace.WPlus, true)]
    [InlineData(LatentSpace.W, true)]
    public void A_step_allocates_nothing_but_the_state_it_returns(LatentSpace space, bool masked)
    {
        SlidingPicture picture = new(64, channels: 33, rows: 14, width: 256);
        using ComputePool pool = new(1); // all work on this thread, whose bytes are counted
        DragRunner runner = new(picture, Drag.Settings with { Space = space, StepSize = 1e-4, MaxSteps = 1000 }, pool, masked ? Drag.Frame : null);
        DragState state = runner.Start(picture.Centre, Drag.Handle, new Handle(new(40, 10), new(20, 20)));
        for (int i = 0; i < 3; i++)
        {
            state = runner.Step(state).State;
        }

        long perStep = long.MaxValue; // the runtime's own work may show up in one step, ours would in every one
        for (int i = 0; i < 10; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            state = runner.Step(state).State;
            perStep = Math.Min(perStep, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        // w⁺, Adam's two moments, and the handles. One more map of [32, 32, 33] would be 135,168 bytes, one list of window pixels thousands.
        long arrays = sizeof(float) * (state.Latent.Values.Length + (2L * state.Moments.First.Length)) + (16L * state.Handles.Length);
        Assert.InRange(perStep, arrays, arrays + Shells);
    }
}
