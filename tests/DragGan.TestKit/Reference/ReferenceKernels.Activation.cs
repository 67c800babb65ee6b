namespace DragGan.TestKit;

public static partial class ReferenceKernels
{
    /// <summary>Slope of the leaky ReLU below zero.</summary>
    public const double LeakySlope = 0.2;

    /// <summary>clamp(gain · lrelu(t), ±bound); with <paramref name="leaky"/> false, lrelu is left out.</summary>
    public static double Activation(double t, double gain, double bound, bool leaky = true) =>
        Math.Clamp(gain * (leaky && t <= 0 ? LeakySlope * t : t), -bound, bound);

    /// <summary>Its derivative with respect to t; 0 on and beyond the bound.</summary>
    public static double ActivationSlope(double t, double gain, double bound, bool leaky = true) =>
        Math.Abs(Activation(t, gain, bound, leaky)) >= bound ? 0 : gain * (leaky && t <= 0 ? LeakySlope : 1);
}
