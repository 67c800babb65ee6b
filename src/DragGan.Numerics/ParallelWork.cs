namespace DragGan.Numerics;

/// <summary>Work cut into independent slices. Subclasses are created once, given their arguments through fields, and run many times without allocating.</summary>
/// <remarks>
/// A slice must not depend on which thread runs it or on the number of threads: slices are cut by the problem's size
/// alone, and sums over slices are added in slice order by the caller. Results are then the same to the last bit on 1 core and on 64.
/// </remarks>
public abstract class ParallelWork
{
    /// <summary>Does slice <paramref name="slice"/>, counted from 0. Called once per slice, from several threads at once.</summary>
    public abstract void Invoke(int slice);
}
