namespace DragGan.Dragging;

/// <summary>How a drag is carried out. Immutable and always valid: every property checks itself, <c>with</c> included.</summary>
/// <remarks>The defaults are those of the published method; radii are for a picture of 512 pixels and scale with it.</remarks>
public sealed record DragSettings
{
    /// <summary>The feature block used unless another is named: the 128-cell map.</summary>
    public const int DefaultFeatureBlock = 6;

    /// <summary>The number of trained rows unless another is named: the layers that decide pose and shape.</summary>
    public const int DefaultTrainedRows = 6;

    /// <summary>Whether the trained rows move on their own or as one; default W⁺.</summary>
    public LatentSpace Space
    {
        get;
        init => field = Defined(value);
    } = LatentSpace.WPlus;

    /// <summary>Which form of the motion loss; default <see cref="MotionLoss.Compatible"/>.</summary>
    public MotionLoss MotionLoss
    {
        get;
        init => field = Defined(value);
    } = MotionLoss.Compatible;

    /// <summary>Adam's step size, in units of w. Finite, greater than 0; default 0.002.</summary>
    public double StepSize
    {
        get;
        init => field = Positive(value);
    } = 0.002;

    /// <summary>λ: weight of the mask term. Finite, at least 0 (0 leaves the term out); default 20.</summary>
    public double MaskWeight
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = Finite(value);
        }
    } = 20;

    /// <summary>r₁: radius of the disc that is pulled at each step, in pixels of a 512-pixel picture. Finite, greater than 0; default 3.</summary>
    public double SupervisionRadius
    {
        get;
        init => field = Positive(value);
    } = 3;

    /// <summary>r₂: half-width of the square searched for each handle, in pixels of a 512-pixel picture. Finite, greater than 0; default 12.</summary>
    public double TrackingRadius
    {
        get;
        init => field = Positive(value);
    } = 12;

    /// <summary>Which synthesis block's output is compared, counted from 1; default 6, the 128-cell map.</summary>
    /// <remarks>The default means the last block where a network has fewer; any other number must exist.</remarks>
    public int FeatureBlock
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = DefaultFeatureBlock;

    /// <summary>K: rows 0 … K - 1 of w⁺ are trained, the rest keeps the appearance. At least 1; default 6.</summary>
    /// <remarks>The default means all rows where a network has fewer; any other number must exist.</remarks>
    public int TrainedRows
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = DefaultTrainedRows;

    /// <summary>How many steps a drag takes at most. At least 1; default 100.</summary>
    public int MaxSteps
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 100;

    /// <summary>How many steps in a row may pass without progress before the drag counts as stalled. At least 0 (0: never stalls); default 50.</summary>
    /// <remarks>Progress is a sum of distances to the targets more than <see cref="ClosestApproach.Margin"/> below the least one so far.</remarks>
    public int Patience
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 50;

    /// <summary>Whether every step computes its whole feature map instead of what it looks at. The values are the same; only for comparisons. Default false.</summary>
    public bool WholeMap { get; init; }

    /// <summary>r₁ in pixels of a picture of R × R: r₁ · R / 512, halves to even, at least 1.</summary>
    public int DiscRadius(int resolution) => ScaledRadius(SupervisionRadius, resolution);

    /// <summary>r₂ in pixels of a picture of R × R: r₂ · R / 512, halves to even, at least 1.</summary>
    public int WindowRadius(int resolution) => ScaledRadius(TrackingRadius, resolution);

    /// <summary>A drag has arrived when every handle is this near to its target, or nearer: max(2 R / 512, 2), in pixels.</summary>
    public static double StopDistance(int resolution) => Math.Max(2.0 * resolution / 512, 2);

    // The reference tool lets r₁ fall to 0 on small pictures, where the mean over an empty disc is NaN.
    private static int ScaledRadius(double radius, int resolution) =>
        (int)Math.Clamp(Math.Round(radius / 512 * resolution, MidpointRounding.ToEven), 1, resolution);

    private static double Positive(double value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        return Finite(value);
    }

    private static double Finite(double value) => double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "The value must be a finite number.");

    private static T Defined<T>(T value)
        where T : struct, Enum => Enum.IsDefined(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"The value must be one of {string.Join(", ", Enum.GetNames<T>())}.");
}
