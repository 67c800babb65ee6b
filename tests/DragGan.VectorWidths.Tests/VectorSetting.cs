using System.Runtime.Intrinsics;

namespace DragGan.VectorWidths.Tests;

/// <summary>An environment variable that makes the runtime pretend to an older machine; read once, when a process starts.</summary>
/// <param name="Variable">Its name. .NET 10 ignores the older name EnableAVX512F without a word, hence <see cref="TookEffect"/>.</param>
/// <param name="TookEffect">Whether the process that asks runs without what the setting forbids.</param>
internal sealed record VectorSetting(string Variable, Func<bool> TookEffect)
{
    /// <summary>Every setting the suites must pass under, beside the machine as it is.</summary>
    public static IReadOnlyList<VectorSetting> All { get; } =
    [
        new("DOTNET_EnableAVX512", () => !Vector512.IsHardwareAccelerated),
        new("DOTNET_EnableAVX2", () => !Vector256.IsHardwareAccelerated),
        new("DOTNET_EnableHWIntrinsic", () => !Vector128.IsHardwareAccelerated),
    ];
}
