namespace DragGan.TestKit;

/// <summary>How a map is resampled: zeros put in, zeros put round, filtered with [1,3,3,1]/8 in both axes, every so many kept.</summary>
/// <param name="Up">Samples made of one: itself and <c>Up - 1</c> zeros after it.</param>
/// <param name="Down">One sample in <c>Down</c> is kept, the first included.</param>
/// <param name="Before">Zeros put before the first row and column, after zero insertion.</param>
/// <param name="After">Zeros put after the last row and column.</param>
/// <param name="Gain">Factor on the result.</param>
public sealed record FirResampling(int Up, int Down, int Before, int After, double Gain)
{
    /// <summary>Doubling, as the picture and the resnet path are doubled.</summary>
    public static FirResampling SkipUp { get; } = new(Up: 2, Down: 1, Before: 2, After: 1, Gain: 4);

    /// <summary>What follows the stride-2 transposed convolution: 2H + 1 rows in, 2H rows out.</summary>
    public static FirResampling AfterTransposed { get; } = new(Up: 1, Down: 1, Before: 1, After: 1, Gain: 4);

    /// <summary>Halving, the usual counterpart of <see cref="SkipUp"/>.</summary>
    public static FirResampling Down2 { get; } = new(Up: 1, Down: 2, Before: 1, After: 1, Gain: 1);

    /// <summary>Rows or columns that come out of <paramref name="length"/>.</summary>
    public int OutputLength(int length) => (((length * Up) + Before + After - 4) / Down) + 1;
}
