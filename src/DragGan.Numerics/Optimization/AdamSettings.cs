namespace DragGan.Numerics;

/// <summary>Adam's constants. Immutable and always valid; the defaults are PyTorch's.</summary>
public sealed record AdamSettings
{
    /// <summary>α: the length of a step, in units of the parameters. Finite and greater than 0; default 0.001.</summary>
    public double LearningRate
    {
        get;
        init => field = RequirePositive(value, nameof(LearningRate));
    } = 0.001;

    /// <summary>β₁: how much of the mean gradient is kept per step. 0 ≤ β₁ &lt; 1; default 0.9.</summary>
    public double Beta1
    {
        get;
        init => field = RequireFraction(value, nameof(Beta1));
    } = 0.9;

    /// <summary>β₂: how much of the mean squared gradient is kept per step. 0 ≤ β₂ &lt; 1; default 0.999.</summary>
    public double Beta2
    {
        get;
        init => field = RequireFraction(value, nameof(Beta2));
    } = 0.999;

    /// <summary>ε: added to the root, so that an element without gradient stays where it is. Finite and greater than 0; default 1e-8.</summary>
    public double Epsilon
    {
        get;
        init => field = RequirePositive(value, nameof(Epsilon));
    } = 1e-8;

    private static double RequirePositive(double value, string name) => double.IsFinite(value) && value > 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and greater than 0.");

    private static double RequireFraction(double value, string name) => value is >= 0 and < 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is a fraction kept per step: at least 0 and less than 1.");
}
