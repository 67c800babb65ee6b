using System.Collections.Immutable;

namespace DragGan.Dragging;

/// <summary>What Adam remembers between steps, for every trained value: <c>[K, w_dim]</c> in W⁺, <c>[w_dim]</c> in W; empty before the first step.</summary>
/// <remarks>Equality is that of the arrays' identity, as for every immutable array.</remarks>
public sealed record AdamMoments
{
    /// <summary>Wraps stored moments.</summary>
    /// <param name="first">m: running mean of the gradient.</param>
    /// <param name="second">v: running mean of the gradient's square; as many values as <paramref name="first"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public AdamMoments(ImmutableArray<float> first, ImmutableArray<float> second)
    {
        if (first.IsDefault || second.IsDefault || first.Length != second.Length)
        {
            throw new ArgumentException(
                $"Adam needs as many second moments as first ones, but there are {(first.IsDefault ? 0 : first.Length)} first and {(second.IsDefault ? 0 : second.Length)} second.", nameof(second));
        }

        (First, Second) = (first, second);
    }

    /// <summary>The moments of a drag that has not made a step.</summary>
    public static AdamMoments None { get; } = new([], []);

    /// <summary>m.</summary>
    public ImmutableArray<float> First { get; }

    /// <summary>v.</summary>
    public ImmutableArray<float> Second { get; }
}
