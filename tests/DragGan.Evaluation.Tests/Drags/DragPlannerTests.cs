using DragGan.Dragging;
using DragGan.Scenes;

namespace DragGan.Evaluation.Tests.Drags;

public sealed class DragPlannerTests
{
    private static readonly DragPlan[] Plans = [.. Enumerable.Range(0, 60).Select(i => Planner().Plan(3, i))];

    [Fact]
    public void Kinds_take_turns() =>
        Assert.All(Plans, plan => Assert.Equal((DragKind)(plan.Number % 5), plan.Kind));

    [Fact]
    public void The_same_seed_gives_the_same_drags_and_another_one_others()
    {
        DragPlan again = Planner().Plan(3, 7), other = Planner().Plan(4, 7);

        Assert.Equal((Plans[7].Seed, Plans[7].Handle), (again.Seed, again.Handle));
        Assert.NotEqual(Plans[7].Seed, other.Seed);
    }

    [Fact]
    public void Handles_lie_on_their_landmark_and_targets_on_that_of_a_possible_lion()
    {
        Assert.All(Plans, plan =>
        {
            Assert.InRange(Distance(plan.Handle.Position, LionPoints.PlaceOf(plan.Start, plan.Landmark, 256)), 0, 0.71);
            Assert.InRange(Distance(plan.Handle.Target, LionPoints.PlaceOf(plan.Goal, plan.Landmark, 256)), 0, plan.Kind == DragKind.Chin ? 2 : 1);
            Assert.All(plan.Goal.Normals.ToArray(), z => Assert.InRange(z, -LionParameters.LargestNormal, LionParameters.LargestNormal));
        });
    }

    [Theory]
    [InlineData(DragKind.Nose, 20, 40)]
    [InlineData(DragKind.Chin, 15, 15)]
    [InlineData(DragKind.Ear, 10, 20)]
    [InlineData(DragKind.Eyelid, 8, 14)]
    [InlineData(DragKind.Mane, 6, 10)]
    public void Drags_are_as_long_as_their_kind_demands(DragKind kind, double least, double most)
    {
        Assert.All(Plans.Where(plan => plan.Kind == kind), plan => Assert.InRange(plan.Handle.Distance, least - 1.5, most + 1.5)); // both ends are whole pixels
    }

    [Fact]
    public void Chins_go_straight_down_and_noses_every_way()
    {
        Assert.All(Plans.Where(plan => plan.Kind == DragKind.Chin), plan => Assert.Equal(0, plan.Handle.Target.X - plan.Handle.Position.X));
        DragPlan[] noses = [.. Plans.Where(plan => plan.Kind == DragKind.Nose)];
        Assert.Contains(noses, plan => plan.Handle.Target.X > plan.Handle.Position.X + 10);
        Assert.Contains(noses, plan => plan.Handle.Target.X < plan.Handle.Position.X - 10);
        Assert.Contains(noses, plan => plan.Handle.Target.Y > plan.Handle.Position.Y + 5);
        Assert.Contains(noses, plan => plan.Handle.Target.Y < plan.Handle.Position.Y - 5);
    }

    private static DragPlanner Planner() => new(256, seed => LionLatents.OfSeed(seed, 512));

    private static double Distance(ImagePoint a, ImagePoint b) => new Handle(a, b).Distance;
}
