namespace DragGan.TestKit;

public static partial class ReferenceKernels
{
    /// <summary>One step of Adam (Kingma and Ba 2015, algorithm 1), all three arrays changed in place.</summary>
    /// <param name="gradient">g.</param>
    /// <param name="parameters">θ.</param>
    /// <param name="first">m, zero before step 1.</param>
    /// <param name="second">v, zero before step 1.</param>
    /// <param name="step">t, counted from 1.</param>
    /// <param name="learningRate">α.</param>
    /// <param name="beta1">β₁.</param>
    /// <param name="beta2">β₂.</param>
    /// <param name="epsilon">ε, added outside the root.</param>
    public static void Adam(
        double[] gradient, double[] parameters, double[] first, double[] second, int step, double learningRate, double beta1, double beta2, double epsilon)
    {
        for (int i = 0; i < gradient.Length; i++)
        {
            first[i] = (beta1 * first[i]) + ((1 - beta1) * gradient[i]);
            second[i] = (beta2 * second[i]) + ((1 - beta2) * gradient[i] * gradient[i]);
            double mean = first[i] / (1 - Math.Pow(beta1, step)), variance = second[i] / (1 - Math.Pow(beta2, step));
            parameters[i] -= learningRate * mean / (Math.Sqrt(variance) + epsilon);
        }
    }
}
