using System.Runtime.InteropServices;

namespace DragGan.App.Bench;

/// <summary>What `draggan bench` measured; times are medians of samples taken in turn.</summary>
/// <param name="Model">What was measured on.</param>
/// <param name="Machine">Where.</param>
/// <param name="PeakGflops">Fused-multiply-add peak by number of threads, 10⁹ operations a second.</param>
/// <param name="BandwidthGBs">Memory read bandwidth of all threads, 10⁹ bytes a second.</param>
/// <param name="Convolutions">Plain 3x3 convolutions by number of threads.</param>
/// <param name="Layers">Each layer of one masked step, forward and reverse.</param>
/// <param name="Steps">Whole drag steps.</param>
/// <param name="Picture">A whole picture from a latent.</param>
/// <param name="Pictures">Whole pictures rendered beside a drag, as many as the usual budget allows.</param>
/// <param name="WinogradBytes">Memory of the weights transformed for Winograd's convolution.</param>
/// <param name="PeakMemoryBytes">The process's largest resident set, with two sessions and five drags; a drag alone takes less.</param>
internal sealed record BenchReport(
    string Model,
    BenchMachine Machine,
    IReadOnlyDictionary<string, double> PeakGflops,
    double BandwidthGBs,
    IReadOnlyList<BenchConvolution> Convolutions,
    IReadOnlyList<BenchLayer> Layers,
    IReadOnlyList<BenchStep> Steps,
    BenchPicture Picture,
    BenchPictures Pictures,
    long WinogradBytes,
    long PeakMemoryBytes);

/// <summary>The machine, as the runtime sees it.</summary>
internal sealed record BenchMachine(string System, string Runtime, string Architecture, int Cores, int VectorBits)
{
    /// <summary>This machine.</summary>
    public static BenchMachine Here() => new(
        RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription, $"{RuntimeInformation.ProcessArchitecture}",
        Environment.ProcessorCount, MachinePeak.VectorBits);
}

/// <summary>A plain convolution; <paramref name="Share"/> is of the peak of as many threads.</summary>
internal sealed record BenchConvolution(string Name, int Threads, double Gflop, double GflopsPerSecond, double Share);

/// <summary>One layer's pass; <paramref name="Share"/> is of the step's time, <paramref name="PeakShare"/> of the peak.</summary>
internal sealed record BenchLayer(
    string Name, double Gflop, double MegabytesMoved, double Milliseconds, double GflopsPerSecond, double Share, double PeakShare);

/// <summary>One kind of drag step; <paramref name="Share"/> is of the peak, counted over its convolutions as if all were direct ones.</summary>
internal sealed record BenchStep(string Name, double Milliseconds, double Gflop, double MegabytesMoved, double Share);

/// <summary>A whole picture: by direct convolutions, their share of the peak, and the way pictures are made.</summary>
internal sealed record BenchPicture(
    int Resolution, double DirectMilliseconds, double Gflop, double DirectShare, double Milliseconds, double PixelsPerSecond);

/// <summary>Pictures beside a drag; <paramref name="Share"/> is of the time, which steps and pictures take together.</summary>
internal sealed record BenchPictures(double Share, double PicturesPerSecond, double StepsPerSecond);
