namespace DragGan.Dragging.Tests;

public sealed class PictureBudgetTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.35)]
    [InlineData(1.0)]
    public void The_first_picture_is_always_allowed(double share)
    {
        PictureBudget budget = new(share, picturesPerSecond: 1);

        Assert.True(budget.Allows);
        budget.AddStep(Milliseconds(1));
        Assert.True(budget.Allows);
    }

    [Fact]
    public void A_quarter_of_the_time_is_three_times_a_pictures_cost_in_steps()
    {
        PictureBudget budget = new(share: 0.25);
        budget.AddPicture(Milliseconds(64));

        // The first picture must be earned, too: 3 · 64 ms for each of the two.
        Assert.Equal(6 * 64, StepsUntilAllowed(budget, stepMilliseconds: 1));
        budget.AddPicture(Milliseconds(64));
        Assert.Equal(3 * 64, StepsUntilAllowed(budget, stepMilliseconds: 1));
    }

    [Theory]
    [InlineData(0.1, 15, 40, 0.095)]
    [InlineData(0.35, 15, 40, 0.32)]
    [InlineData(0.35, 2, 900, 0.349)]
    [InlineData(0.35, 400, 40, 0.09)] // a picture a step is all there can be: 40 of 440 ms
    [InlineData(0.9, 15, 40, 0.72)] // likewise
    public void Pictures_take_their_share_and_no_more(double share, int stepMilliseconds, int pictureMilliseconds, double least)
    {
        PictureBudget budget = new(share);
        double steps = 0, pictures = 0;
        for (int i = 0; i < 20_000; i++)
        {
            if (budget.Allows)
            {
                // Uneven: every picture's cost differs from what is expected of it.
                int cost = pictureMilliseconds + (i % 7) - 3;
                budget.AddPicture(Milliseconds(cost));
                pictures += cost;
            }

            budget.AddStep(Milliseconds(stepMilliseconds));
            steps += stepMilliseconds;
        }

        Assert.InRange(pictures / (steps + pictures), least, share * 1.001);
    }

    [Fact]
    public void A_share_of_nothing_allows_the_first_picture_alone()
    {
        PictureBudget budget = new(share: 0);
        budget.AddPicture(Milliseconds(10));

        budget.AddStep(TimeSpan.FromDays(1));

        Assert.False(budget.Allows);
    }

    [Fact]
    public void A_share_of_everything_allows_a_picture_after_every_step()
    {
        PictureBudget budget = new(share: 1);
        for (int i = 0; i < 10; i++)
        {
            Assert.True(budget.Allows);
            budget.AddPicture(Milliseconds(500));
            budget.AddStep(Milliseconds(1));
        }
    }

    [Fact]
    public void What_a_long_pause_saves_pays_for_one_picture()
    {
        PictureBudget budget = new(share: 0.25);
        budget.AddPicture(Milliseconds(64));
        budget.AddStep(TimeSpan.FromHours(1));
        Assert.True(budget.Allows);

        budget.AddPicture(Milliseconds(64));

        Assert.False(budget.Allows);
        Assert.Equal(3 * 64, StepsUntilAllowed(budget, stepMilliseconds: 1));
    }

    [Fact]
    public void One_slow_picture_is_paid_back_but_not_expected_again()
    {
        PictureBudget budget = new(share: 0.5);
        foreach (int cost in new[] { 16, 16, 1024 })
        {
            budget.AddPicture(Milliseconds(cost));
        }

        // At a half, steps repay pictures one for one; then 16 ms for the next.
        Assert.Equal(16 + 16 + 1024 + 16, StepsUntilAllowed(budget, stepMilliseconds: 1));
    }

    [Fact]
    public void The_expected_cost_is_the_median_of_the_last_three_pictures()
    {
        PictureBudget budget = new(share: 0.5);
        foreach (int cost in new[] { 512, 512, 512, 512, 8, 32, 16 })
        {
            budget.AddPicture(Milliseconds(cost));
            StepsUntilAllowed(budget, stepMilliseconds: 1);
        }

        budget.AddPicture(Milliseconds(4)); // of 32, 16, 4 expect 16; when it was rendered, 16 of 8, 32, 16 were there

        Assert.Equal(4, StepsUntilAllowed(budget, stepMilliseconds: 1));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(40)]
    [InlineData(99)]
    public void A_rate_is_kept_on_average_though_steps_do_not_fit_into_its_period(int stepMilliseconds)
    {
        PictureBudget budget = new(share: 1, picturesPerSecond: 10);
        int pictures = 0, time = 0;
        while (time < 100_000)
        {
            if (budget.Allows)
            {
                budget.AddPicture(Milliseconds(1));
                (pictures, time) = (pictures + 1, time + 1);
            }

            budget.AddStep(Milliseconds(stepMilliseconds));
            time += stepMilliseconds;
        }

        Assert.InRange(pictures, 990, 1001);
    }

    [Fact]
    public void A_missed_second_is_not_made_up_for_with_a_burst()
    {
        PictureBudget budget = new(share: 1, picturesPerSecond: 4);
        budget.AddPicture(Milliseconds(0));
        budget.AddStep(TimeSpan.FromMinutes(1));

        int pictures = 0;
        for (int time = 0; time < 1000; time += 50)
        {
            if (budget.Allows)
            {
                budget.AddPicture(Milliseconds(0));
                pictures++;
            }

            budget.AddStep(Milliseconds(50));
        }

        Assert.Equal(5, pictures); // four, and the late one
    }

    [Theory]
    [InlineData(-0.1, 1.0)]
    [InlineData(1.1, 1.0)]
    [InlineData(double.NaN, 1.0)]
    [InlineData(0.5, 0.0)]
    [InlineData(0.5, double.PositiveInfinity)]
    [InlineData(0.5, double.NaN)]
    public void Values_outside_their_range_are_refused(double share, double picturesPerSecond)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PictureBudget(share, picturesPerSecond));
    }

    [Fact]
    public void Time_does_not_run_backwards()
    {
        PictureBudget budget = new();

        Assert.Throws<ArgumentOutOfRangeException>(() => budget.AddStep(Milliseconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => budget.AddPicture(Milliseconds(-1)));
    }

    private static TimeSpan Milliseconds(int count) => TimeSpan.FromMilliseconds(count);

    private static int StepsUntilAllowed(PictureBudget budget, int stepMilliseconds)
    {
        int steps = 0;
        while (!budget.Allows)
        {
            budget.AddStep(Milliseconds(stepMilliseconds));
            steps++;
        }

        return steps;
    }
}
