using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DragGan.Numerics;

namespace DragGan.App.Bench;

/// <summary>The machine's fused-multiply-add peak: twelve independent chains of the widest vectors, nothing read or written.</summary>
internal sealed class MachinePeak : ParallelWork
{
    private const int Rounds = 1_000_000;
    private const int Chains = 12;
    private const int SlicesPerThread = 4;

    private readonly float[] _results;

    public MachinePeak(ComputePool pool)
    {
        Pool = pool;
        _results = new float[SlicesPerThread * pool.Threads];
    }

    public ComputePool Pool { get; }

    /// <summary>Lanes of the vectors in use, in bits.</summary>
    public static int VectorBits =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 32;

    /// <summary>One sample of all the pool's threads, in 10⁹ operations a second; takes some hundredths of a second.</summary>
    public double Sample()
    {
        long start = Stopwatch.GetTimestamp();
        Pool.Run(this, _results.Length);
        double operations = 2.0 * Rounds * Chains * (VectorBits / 32) * _results.Length;
        return operations / Stopwatch.GetElapsedTime(start).TotalSeconds / 1e9;
    }

    /// <inheritdoc/>
    public override void Invoke(int slice) => _results[slice] =
        Vector512.IsHardwareAccelerated ? Vector512.Sum(Chains512(Rounds))
        : Vector256.IsHardwareAccelerated ? Vector256.Sum(Chains256(Rounds))
        : Vector128.IsHardwareAccelerated ? Vector128.Sum(Chains128(Rounds))
        : ChainsScalar(Rounds);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector512<float> Chains512(int rounds)
    {
        Vector512<float> factor = Vector512.Create(0.5f), step = Vector512.Create(0.25f);
        Vector512<float> c0 = step, c1 = step, c2 = step, c3 = step, c4 = step, c5 = step;
        Vector512<float> c6 = step, c7 = step, c8 = step, c9 = step, c10 = step, c11 = step;
        for (int i = 0; i < rounds; i++)
        {
            c0 = Vector512.MultiplyAddEstimate(c0, factor, step);
            c1 = Vector512.MultiplyAddEstimate(c1, factor, step);
            c2 = Vector512.MultiplyAddEstimate(c2, factor, step);
            c3 = Vector512.MultiplyAddEstimate(c3, factor, step);
            c4 = Vector512.MultiplyAddEstimate(c4, factor, step);
            c5 = Vector512.MultiplyAddEstimate(c5, factor, step);
            c6 = Vector512.MultiplyAddEstimate(c6, factor, step);
            c7 = Vector512.MultiplyAddEstimate(c7, factor, step);
            c8 = Vector512.MultiplyAddEstimate(c8, factor, step);
            c9 = Vector512.MultiplyAddEstimate(c9, factor, step);
            c10 = Vector512.MultiplyAddEstimate(c10, factor, step);
            c11 = Vector512.MultiplyAddEstimate(c11, factor, step);
        }

        return c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector256<float> Chains256(int rounds)
    {
        Vector256<float> factor = Vector256.Create(0.5f), step = Vector256.Create(0.25f);
        Vector256<float> c0 = step, c1 = step, c2 = step, c3 = step, c4 = step, c5 = step;
        Vector256<float> c6 = step, c7 = step, c8 = step, c9 = step, c10 = step, c11 = step;
        for (int i = 0; i < rounds; i++)
        {
            c0 = Vector256.MultiplyAddEstimate(c0, factor, step);
            c1 = Vector256.MultiplyAddEstimate(c1, factor, step);
            c2 = Vector256.MultiplyAddEstimate(c2, factor, step);
            c3 = Vector256.MultiplyAddEstimate(c3, factor, step);
            c4 = Vector256.MultiplyAddEstimate(c4, factor, step);
            c5 = Vector256.MultiplyAddEstimate(c5, factor, step);
            c6 = Vector256.MultiplyAddEstimate(c6, factor, step);
            c7 = Vector256.MultiplyAddEstimate(c7, factor, step);
            c8 = Vector256.MultiplyAddEstimate(c8, factor, step);
            c9 = Vector256.MultiplyAddEstimate(c9, factor, step);
            c10 = Vector256.MultiplyAddEstimate(c10, factor, step);
            c11 = Vector256.MultiplyAddEstimate(c11, factor, step);
        }

        return c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector128<float> Chains128(int rounds)
    {
        Vector128<float> factor = Vector128.Create(0.5f), step = Vector128.Create(0.25f);
        Vector128<float> c0 = step, c1 = step, c2 = step, c3 = step, c4 = step, c5 = step;
        Vector128<float> c6 = step, c7 = step, c8 = step, c9 = step, c10 = step, c11 = step;
        for (int i = 0; i < rounds; i++)
        {
            c0 = Vector128.MultiplyAddEstimate(c0, factor, step);
            c1 = Vector128.MultiplyAddEstimate(c1, factor, step);
            c2 = Vector128.MultiplyAddEstimate(c2, factor, step);
            c3 = Vector128.MultiplyAddEstimate(c3, factor, step);
            c4 = Vector128.MultiplyAddEstimate(c4, factor, step);
            c5 = Vector128.MultiplyAddEstimate(c5, factor, step);
            c6 = Vector128.MultiplyAddEstimate(c6, factor, step);
            c7 = Vector128.MultiplyAddEstimate(c7, factor, step);
            c8 = Vector128.MultiplyAddEstimate(c8, factor, step);
            c9 = Vector128.MultiplyAddEstimate(c9, factor, step);
            c10 = Vector128.MultiplyAddEstimate(c10, factor, step);
            c11 = Vector128.MultiplyAddEstimate(c11, factor, step);
        }

        return c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float ChainsScalar(int rounds)
    {
        const float factor = 0.5f, step = 0.25f;
        float c0 = step, c1 = step, c2 = step, c3 = step, c4 = step, c5 = step;
        for (int i = 0; i < 2 * rounds; i++)
        {
            c0 = (c0 * factor) + step;
            c1 = (c1 * factor) + step;
            c2 = (c2 * factor) + step;
            c3 = (c3 * factor) + step;
            c4 = (c4 * factor) + step;
            c5 = (c5 * factor) + step;
        }

        return c0 + c1 + c2 + c3 + c4 + c5;
    }
}
