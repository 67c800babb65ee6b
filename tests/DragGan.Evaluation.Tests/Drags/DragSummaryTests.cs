namespace DragGan.Evaluation.Tests.Drags;

public sealed class DragSummaryTests
{
    [Fact]
    public void A_result_knows_how_far_it_is_from_what_was_asked()
    {
        DragResult result = Result(0, DragKind.Nose, asked: new(30, 0), own: new(27, 4));

        Assert.Equal(0.9, result.Share, 1e-9);
        Assert.Equal(5.0 / 30, result.Deviation, 1e-9);
        Assert.True(result.Arrived);
    }

    [Fact]
    public void The_table_has_a_row_for_each_kind_and_one_for_all()
    {
        string table = DragSummary.Table(
        [
            Result(0, DragKind.Nose, new(30, 0), new(30, 0)), Result(1, DragKind.Chin, new(0, 15), new(0, 12)),
            Result(5, DragKind.Nose, new(20, 0), new(10, 0)) with { Outcome = "limit" },
        ]);

        Assert.Contains("| nose | 2 | 1 (50 %) |", table, StringComparison.Ordinal);
        Assert.Contains("| chin | 1 | 1 (100 %) |", table, StringComparison.Ordinal);
        Assert.Contains("| **all** | 3 | 2 (67 %) |", table, StringComparison.Ordinal);
    }

    [Fact]
    public void The_worst_come_first_and_the_typical_are_two_of_each_kind()
    {
        DragResult[] results =
            [.. Enumerable.Range(0, 50).Select(i => Result(i, (DragKind)(i % 5), new(20, 0), new(20 - (i * 0.1), 0)) with { Last = new(30 - (i % 7), 0.9, 1) })];

        Assert.Equal(Enumerable.Range(40, 10).Reverse(), DragSummary.FarthestOff(results).Select(result => result.Number));
        Assert.All(DragSummary.LeastLike(results), result => Assert.InRange(result.Last.Psnr, 24, 25));
        Assert.Equal([2, 2, 2, 2, 2], DragSummary.Typical(results).GroupBy(result => result.Kind).Select(group => group.Count()));
    }

    [Fact]
    public void A_list_says_how_to_repeat_a_drag()
    {
        string list = DragSummary.List([Result(3, DragKind.Nose, new(30, -2), new(30, 0))], "--truncation 1");

        Assert.Contains("`--seed 103 --drag 100,120:130,118 --truncation 1`", list, StringComparison.Ordinal);
    }

    private static DragResult Result(int number, DragKind kind, Shift asked, Shift own) => new()
    {
        Number = number,
        Kind = kind,
        Landmark = "nose",
        Seed = (uint)(100 + number),
        Handle = new(100, 120),
        Target = new(100 + asked.X, 120 + asked.Y),
        Outcome = "arrived",
        Steps = 40,
        Remaining = 1.4,
        Tracked = asked,
        Own = own,
        Placement = 0.5,
        First = new(30, 0.95, 1),
        Last = new(28, 0.93, 1),
    };
}
