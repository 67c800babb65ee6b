using DragGan.Imaging;

namespace DragGan.Scenes.Tests.Truth;

public sealed class LionFlowTests
{
    private const int Size = 96;

    private static readonly Lion From = TestLions.With((LionParameter.Yaw, -0.4f), (LionParameter.Jaw, 0.3f));
    private static readonly Lion To = TestLions.With(
        (LionParameter.Yaw, 0.5f), (LionParameter.Pitch, -0.5f), (LionParameter.Roll, 1), (LionParameter.Jaw, 1), (LionParameter.LeftEar, 1),
        (LionParameter.LeftEyelid, -1), (LionParameter.ManeSize, 1));

    [Fact]
    public void Nothing_moves_towards_itself_and_all_of_it_is_seen()
    {
        LionMap map = LionMap.Of(From, Size);

        LionFlow flow = map.FlowTo(From);

        int seen = 0, shown = 0;
        for (int y = 0; y < Size; y++)
        {
            for (int x = 0; x < Size; x++)
            {
                if (map.Parts[(y * Size) + x] != LionPart.Background)
                {
                    (float dx, float dy) = flow.MotionAt(x, y);
                    Assert.InRange(MathF.Abs(dx) + MathF.Abs(dy), 0, 0.02f);
                    shown++;
                    seen += flow.Seen[(y * Size) + x] ? 1 : 0;
                }
            }
        }

        Assert.InRange(seen, 0.995 * shown, shown);
    }

    [Fact]
    public void Places_near_landmarks_move_as_the_landmarks_do()
    {
        LionMap map = LionMap.Of(From, Size);
        LionFlow flow = map.FlowTo(To);
        IReadOnlyList<PicturePoint> before = LionLandmarks.Of(From), after = LionLandmarks.Of(To);
        IReadOnlyList<bool> visible = LionLandmarks.VisibleIn(From);

        int compared = 0;
        for (int i = 0; i < LionLandmarks.NamedCount; i++)
        {
            int x = (int)(before[i].X * Size), y = (int)(before[i].Y * Size);
            if (visible[i] && map.Parts[(y * Size) + x] == LionLandmarks.PartOf(i))
            {
                (float dx, float dy) = flow.MotionAt(x, y);
                Assert.Equal((after[i].X - before[i].X) * Size, dx, tolerance: 1.2f);
                Assert.Equal((after[i].Y - before[i].Y) * Size, dy, tolerance: 1.2f);
                compared++;
            }
        }

        Assert.InRange(compared, 8, 20);
    }

    [Fact]
    public void Places_keep_their_colour_on_the_way()
    {
        LionMap map = LionMap.Of(From, Size);
        LionFlow flow = map.FlowTo(To);
        RasterImage from = From.Render(Size), to = To.Render(Size);

        double moved = 0, still = 0;
        int count = 0;
        for (int i = 0; i < Size * Size; i++)
        {
            int x = (int)(flow.Targets[i].X * Size), y = (int)(flow.Targets[i].Y * Size);
            if (flow.Seen[i])
            {
                moved += Difference(from, i, to, (y * Size) + x);
                still += Difference(from, i, to, i);
                count++;
            }
        }

        Assert.InRange(count, Size * Size / 4, Size * Size);
        Assert.InRange(moved / still, 0, 0.6); // light and shadow stay behind, the markings come along
    }

    [Fact]
    public void What_is_behind_the_mane_or_the_head_is_not_seen()
    {
        LionFlow flow = LionMap.Of(TestLions.With((LionParameter.Yaw, -2.5f)), Size).FlowTo(TestLions.With((LionParameter.Yaw, 2.5f)));

        int seen = flow.Seen.ToArray().Count(s => s), shown = flow.Targets.ToArray().Count(t => t != default);
        Assert.InRange(seen, shown / 4, shown * 9 / 10);
    }

    [Fact]
    public void Pixels_outside_the_picture_are_refused()
    {
        LionFlow flow = LionMap.Of(From, 16).FlowTo(To);

        Assert.Throws<ArgumentOutOfRangeException>(() => flow.MotionAt(16, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => flow.MotionAt(0, -1));
    }

    private static int Difference(RasterImage a, int i, RasterImage b, int j)
    {
        int sum = 0;
        for (int c = 0; c < 3; c++)
        {
            sum += Math.Abs(a.Pixels[(i * 3) + c] - b.Pixels[(j * 3) + c]);
        }

        return sum;
    }
}
