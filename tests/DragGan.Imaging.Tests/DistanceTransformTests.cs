namespace DragGan.Imaging.Tests;

public sealed class DistanceTransformTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(17, 1, 3)]
    [InlineData(1, 13, 2)]
    [InlineData(16, 16, 1)]
    [InlineData(23, 11, 7)]
    [InlineData(9, 31, 100)]
    public void Distances_are_those_of_a_search_through_all_marked_pixels(int width, int height, int count)
    {
        byte[] marked = new byte[width * height];
        Random random = new(width + count);
        for (int i = 0; i < count; i++)
        {
            marked[random.Next(marked.Length)] = 1;
        }

        double[] squares = DistanceTransform.Squares(marked, width, height);

        for (int i = 0; i < marked.Length; i++)
        {
            double expected = marked.Index().Where(m => m.Item == 1)
                .Min(m => Math.Pow((m.Index % width) - (i % width), 2) + Math.Pow((m.Index / width) - (i / width), 2));
            Assert.Equal(expected, squares[i]); // squares of whole numbers are exact
        }
    }

    [Fact]
    public void Where_nothing_is_marked_everything_is_infinitely_far()
    {
        Assert.All(DistanceTransform.Squares(new byte[12], 4, 3), square => Assert.Equal(double.PositiveInfinity, square));
    }
}
