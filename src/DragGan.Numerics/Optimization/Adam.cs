using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DragGan.Numerics;

/// <summary>One step of Adam.</summary>
/// <remarks>
/// <code>
/// m ← β₁ m + (1-β₁) g          v ← β₂ v + (1-β₂) g²
/// θ ← θ - α / (1-β₁ᵗ) · m / (√v / √(1-β₂ᵗ) + ε)
/// </code>
/// Kingma and Ba 2015, algorithm 1, in the order of operations of PyTorch's single-tensor form: ε is added after the bias correction of the
/// root. What depends on t alone is computed in double precision. Only correctly rounded operations are used, no fused ones, so every
/// vector width gives the same bits. Derivation: docs/maths/adam.md.
/// </remarks>
public static class Adam
{
    /// <summary>Moves the parameters against the gradient.</summary>
    /// <param name="settings">α, β₁, β₂ and ε.</param>
    /// <param name="step">t, counted from 1.</param>
    /// <param name="gradient">g = ∂L/∂θ.</param>
    /// <param name="parameters">θ; changed in place.</param>
    /// <param name="firstMoment">m; zero before step 1, then kept by the caller; changed in place.</param>
    /// <param name="secondMoment">v; zero before step 1, then kept by the caller; changed in place.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The spans are not of one length.</exception>
    public static void Step(
        AdamSettings settings,
        int step,
        ReadOnlySpan<float> gradient,
        Span<float> parameters,
        Span<float> firstMoment,
        Span<float> secondMoment)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        RequireLength(parameters.Length, gradient.Length, nameof(parameters));
        RequireLength(firstMoment.Length, gradient.Length, nameof(firstMoment));
        RequireLength(secondMoment.Length, gradient.Length, nameof(secondMoment));

        double correction1 = 1 - Math.Pow(settings.Beta1, step), correction2 = 1 - Math.Pow(settings.Beta2, step);
        Sweep.Over(gradient.Length, new StepOperation
        {
            Gradient = ref MemoryMarshal.GetReference(gradient),
            Parameters = ref MemoryMarshal.GetReference(parameters),
            First = ref MemoryMarshal.GetReference(firstMoment),
            Second = ref MemoryMarshal.GetReference(secondMoment),
            New1 = (float)(1 - settings.Beta1),
            Kept2 = (float)settings.Beta2,
            New2 = (float)(1 - settings.Beta2),
            StepSize = (float)(settings.LearningRate / correction1),
            RootCorrection = (float)Math.Sqrt(correction2),
            Epsilon = (float)settings.Epsilon,
        });
    }

    private static void RequireLength(int length, int expected, string name)
    {
        if (length != expected)
        {
            throw new ArgumentException($"'{name}' has {length} values, expected {expected}, as many as 'gradient'.", name);
        }
    }

    private ref struct StepOperation : ILaneOperation
    {
        public ref readonly float Gradient;
        public ref float Parameters;
        public ref float First;
        public ref float Second;
        public float New1, Kept2, New2, StepSize, RootCorrection, Epsilon;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Invoke<TLanes>(int index)
            where TLanes : struct, ILanes<TLanes>
        {
            ref float theta = ref Unsafe.Add(ref Parameters, index);
            ref float first = ref Unsafe.Add(ref First, index);
            ref float second = ref Unsafe.Add(ref Second, index);
            TLanes g = TLanes.Load(in Unsafe.Add(ref Unsafe.AsRef(in Gradient), index));

            // m + (g - m)(1-β₁) is β₁ m + (1-β₁) g, as PyTorch's lerp has it: exact where g = m.
            TLanes m = TLanes.Load(in first);
            m += (g - m) * TLanes.Fill(New1);
            TLanes v = (TLanes.Load(in second) * TLanes.Fill(Kept2)) + (g * g * TLanes.Fill(New2));
            TLanes root = (TLanes.Sqrt(v) / TLanes.Fill(RootCorrection)) + TLanes.Fill(Epsilon);

            m.Store(ref first);
            v.Store(ref second);
            (TLanes.Load(in theta) - (TLanes.Fill(StepSize) * (m / root))).Store(ref theta);
        }
    }
}
