using System.Globalization;
using System.Text;

namespace DragGan.App.Bench;

/// <summary>The report for people: plain tables that can be pasted into docs/performance.md.</summary>
internal static class BenchText
{
    public static string Of(BenchReport report)
    {
        StringBuilder text = new();
        BenchMachine machine = report.Machine;
        text.Append(CultureInfo.InvariantCulture, $"{report.Model} on {machine.Cores} cores, {machine.VectorBits}-bit vectors, {machine.Runtime}, {machine.System}\n\n");
        foreach ((string threads, double peak) in report.PeakGflops)
        {
            text.Append(CultureInfo.InvariantCulture, $"peak on {threads} thread(s)      {peak,8:F1} GFLOP/s\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"memory read bandwidth  {report.BandwidthGBs,8:F1} GB/s\n\n");
        text.Append("| convolution | threads | GFLOP/s | of peak |\n|---|---|---|---|\n");
        foreach (BenchConvolution item in report.Convolutions)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {item.Name} | {item.Threads} | {item.GflopsPerSecond:F1} | {item.Share:P0} |\n");
        }

        text.Append("\n| layer | GFLOP | MB moved | ms | GFLOP/s | share of time | of peak |\n|---|---|---|---|---|---|---|\n");
        foreach (BenchLayer item in report.Layers)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {item.Name} | {item.Gflop:F2} | {item.MegabytesMoved:F0} | {item.Milliseconds:F2} | {item.GflopsPerSecond:F1} | {item.Share:P1} | {item.PeakShare:P0} |\n");
        }

        text.Append("\n| step | ms | GFLOP | MB moved | of peak |\n|---|---|---|---|---|\n");
        foreach (BenchStep item in report.Steps)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {item.Name} | {item.Milliseconds:F1} | {item.Gflop:F1} | {item.MegabytesMoved:F0} | {item.Share:P0} |\n");
        }

        BenchPicture picture = report.Picture;
        text.Append(
            CultureInfo.InvariantCulture,
            $"\npicture {picture.Resolution} x {picture.Resolution}: {picture.Milliseconds:F1} ms, {picture.PixelsPerSecond / 1e6:F2} million pixels/s; by direct convolutions {picture.DirectMilliseconds:F1} ms, {picture.Gflop:F1} GFLOP, {picture.DirectShare:P0} of peak\n");
        BenchPictures pictures = report.Pictures;
        text.Append(
            CultureInfo.InvariantCulture,
            $"pictures beside a drag: {pictures.PicturesPerSecond:F1} a second in {pictures.Share:P0} of the time, with {pictures.StepsPerSecond:F1} steps a second\n");
        text.Append(CultureInfo.InvariantCulture, $"weights transformed for Winograd: {report.WinogradBytes / 1e6:F0} MB; peak memory of all the above: {report.PeakMemoryBytes / 1e6:F0} MB");
        return text.ToString();
    }

    /// <summary>One session and many.</summary>
    public static string Of(SessionsReport report)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{report.Model} on {report.Machine.Cores} cores, {report.Machine.VectorBits}-bit vectors; {report.Seconds:F0} s each\n\n");
        text.Append("| sessions | steps/s | pictures/s | slowest, of the average | slowly watched, of the average |\n|---|---|---|---|---|\n");
        foreach (SessionsRun run in (SessionsRun[])[report.Alone, report.Together])
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {run.Sessions} | {run.StepsPerSecond:F0} | {run.PicturesPerSecond:F1} | {run.SlowestShare:P0} | {run.SlowlyWatchedShare:P0} |\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"\npeak memory: {report.PeakMemoryBytes / 1e6:F0} MB").ToString();
    }

    /// <summary>The pairs as a table.</summary>
    public static string Of(ComparisonReport report)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{report.Model} on {report.Threads} threads, {report.Machine.VectorBits}-bit vectors\n\n| | A | ms | B | ms | A / B |\n|---|---|---|---|---|---|\n");
        foreach (ComparedPair pair in report.Pairs)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {pair.Name} | {pair.A} | {pair.MillisecondsA:F1} | {pair.B} | {pair.MillisecondsB:F1} | {pair.Ratio:F2} |\n");
        }

        return text.ToString().TrimEnd();
    }
}
