namespace DragGan.Evaluation.Tests.Fitting;

public sealed class CholeskyTests
{
    [Fact]
    public void A_system_is_solved()
    {
        double[] matrix = [4, 1, 0.5, 1, 3, -1, 0.5, -1, 2];
        double[] x = [1, -2, 3];
        double[] right = [.. Enumerable.Range(0, 3).Select(i => (matrix[i * 3] * x[0]) + (matrix[(i * 3) + 1] * x[1]) + (matrix[(i * 3) + 2] * x[2]))];

        double[] found = Cholesky.Solve(matrix, right);

        Assert.All(x.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }
}
