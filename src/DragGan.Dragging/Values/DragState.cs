using System.Collections.Immutable;
using DragGan.StyleGan;

namespace DragGan.Dragging;

/// <summary>Everything a drag has decided so far. Steps make new states, so any state can be kept, saved, returned to or continued to the same bits.</summary>
/// <remarks>
/// F₀ and the reference features are not in here: they follow from <see cref="StartLatent"/> and <see cref="Origins"/> by one pass
/// of the network. Equality compares arrays by identity.
/// </remarks>
public sealed record DragState
{
    /// <summary>A state as a step left it, or as it was saved. New drags come from <see cref="DragRunner.Start"/>.</summary>
    /// <exception cref="ArgumentException">There is no handle, or not one origin per handle.</exception>
    public DragState(
        Latent latent, ImmutableArray<Handle> handles, int step, AdamMoments moments, Latent startLatent, ImmutableArray<ImagePoint> origins, ClosestApproach? closest)
    {
        ArgumentNullException.ThrowIfNull(latent);
        ArgumentNullException.ThrowIfNull(moments);
        ArgumentNullException.ThrowIfNull(startLatent);
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        if (handles.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A drag needs at least one handle.", nameof(handles));
        }

        if (origins.IsDefault || origins.Length != handles.Length)
        {
            throw new ArgumentException(
                $"A drag of {handles.Length} handles needs {handles.Length} origins, but {(origins.IsDefault ? 0 : origins.Length)} were given.", nameof(origins));
        }

        (Latent, Handles, Step, Moments, StartLatent, Origins, Closest) = (latent, handles, step, moments, startLatent, origins, closest);
    }

    /// <summary>w⁺ as it is now.</summary>
    public Latent Latent { get; }

    /// <summary>The handles, in the order the user placed them, where they were last found.</summary>
    public ImmutableArray<Handle> Handles { get; private init; }

    /// <summary>Optimiser steps taken since the drag began.</summary>
    public int Step { get; }

    /// <summary>Adam's moments after those steps.</summary>
    public AdamMoments Moments { get; }

    /// <summary>w⁺ when the drag began: F₀ and the reference features are those of its picture.</summary>
    public Latent StartLatent { get; }

    /// <summary>Where each handle was when the drag began, whole pixels: its reference feature is F₀ there.</summary>
    public ImmutableArray<ImagePoint> Origins { get; }

    /// <summary>The nearest the handles have come so far; null before the first step.</summary>
    public ClosestApproach? Closest { get; private init; }

    /// <summary>The same drag with other targets: references and moments stay, and patience starts anew.</summary>
    /// <param name="targets">One per handle, in the handles' order.</param>
    /// <exception cref="ArgumentException">The number of targets is not the number of handles.</exception>
    public DragState WithTargets(ReadOnlySpan<ImagePoint> targets)
    {
        if (targets.Length != Handles.Length)
        {
            throw new ArgumentException($"The drag has {Handles.Length} handles, but {targets.Length} targets were given.", nameof(targets));
        }

        ImmutableArray<Handle>.Builder handles = ImmutableArray.CreateBuilder<Handle>(targets.Length);
        for (int i = 0; i < targets.Length; i++)
        {
            handles.Add(Handles[i] with { Target = targets[i] });
        }

        return this with { Handles = handles.MoveToImmutable(), Closest = null };
    }
}
