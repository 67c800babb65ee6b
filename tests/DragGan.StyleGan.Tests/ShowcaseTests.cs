namespace DragGan.StyleGan.Tests;

public sealed class ShowcaseTests
{
    [Fact]
    public void Seeds_truncation_and_drag_are_read()
    {
        Showcase showcase = Showcase.Of(new Dictionary<string, string>
        {
            ["showcase_seeds"] = "9, 3,4294967295",
            ["showcase_truncation"] = "0.7",
            ["showcase_drag"] = "128 140.5 104 140",
        })!;

        Assert.Equal([9, 3, uint.MaxValue], showcase.Seeds);
        Assert.Equal(0.7f, showcase.Truncation);
        Assert.Equal(new ShowcaseDrag(128, 140.5f, 104, 140), showcase.Drag);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" , ")]
    [InlineData("9,-1")]
    [InlineData("9,4294967296")]
    [InlineData("nine")]
    public void Seeds_that_are_none_make_no_showcase(string seeds)
    {
        Assert.Null(Showcase.Of(new Dictionary<string, string> { ["showcase_seeds"] = seeds }));
    }

    [Fact]
    public void More_seeds_than_anybody_looks_at_make_no_showcase()
    {
        Assert.Null(Showcase.Of(new Dictionary<string, string> { ["showcase_seeds"] = string.Join(',', Enumerable.Range(0, 49)) }));
    }

    [Theory]
    [InlineData("NaN", "1 2 3")]
    [InlineData("much", "1 2 3 here")]
    [InlineData("1e99", "1 2 3 Infinity")]
    public void Numbers_that_are_none_leave_the_seeds(string truncation, string drag)
    {
        Showcase showcase = Showcase.Of(new Dictionary<string, string>
        {
            ["showcase_seeds"] = "1",
            ["showcase_truncation"] = truncation,
            ["showcase_drag"] = drag,
        })!;

        Assert.Equal(1, showcase.Truncation);
        Assert.Null(showcase.Drag);
    }
}
