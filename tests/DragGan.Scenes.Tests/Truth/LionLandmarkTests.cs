namespace DragGan.Scenes.Tests.Truth;

public sealed class LionLandmarkTests
{
    private const int Size = 96;

    [Fact]
    public void Twenty_have_names_and_each_has_its_own()
    {
        Assert.Equal(20, LionLandmarks.Names.Distinct().Count());
        Assert.Equal(LionLandmarks.NamedCount, LionLandmarks.Names.Count);
        Assert.Equal(LionLandmarks.Count, LionLandmarks.Of(Lion.Draw(1, 1)).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_visible_landmark_lies_where_the_map_shows_its_place(int number)
    {
        Lion lion = Lion.Draw(31, number);
        LionMap map = LionMap.Of(lion, Size);
        IReadOnlyList<bool> visible = LionLandmarks.VisibleIn(lion);

        int seen = 0;
        for (int i = 0; i < LionLandmarks.NamedCount; i++)
        {
            if (visible[i])
            {
                seen++;
                Point3 place = LionLandmarks.OnSurface(i, lion.Pose);
                Assert.True(Near(map, lion, place), $"{LionLandmarks.Names[i]} of lion {number}");
            }
        }

        Assert.InRange(seen, 8, 20);
    }

    [Theory]
    [InlineData("nose")]
    [InlineData("nose bridge")]
    [InlineData("forehead")]
    [InlineData("lower lip")]
    [InlineData("right eye centre")]
    public void Landmarks_away_from_edges_are_the_place_that_their_pixel_shows(string name)
    {
        int landmark = LionLandmarks.Names.Index().First(entry => entry.Item == name).Index;
        for (int number = 0; number < 4; number++)
        {
            Lion lion = Lion.Draw(33, number);
            LionMap map = LionMap.Of(lion, Size);
            PicturePoint at = LionLandmarks.Of(lion)[landmark];
            int pixel = ((int)(at.Y * Size) * Size) + (int)(at.X * Size);

            Point3 place = LionFrames.ToWorld(map.Parts[pixel], lion.Pose).ToOuter(map.Positions[pixel]);

            Assert.InRange((place - LionLandmarks.InWorld(landmark, lion.Pose)).Length(), 0, 0.05f); // a pixel is 0.03 wide
        }
    }

    [Fact]
    public void Mane_and_chin_are_seen_most_of_the_time()
    {
        int[] seen = new int[LionLandmarks.NamedCount];
        for (int i = 0; i < 40; i++)
        {
            foreach ((int landmark, bool visible) in LionLandmarks.VisibleIn(Lion.Draw(9, i)).Index())
            {
                seen[landmark] += visible ? 1 : 0;
            }
        }

        Assert.All(seen, count => Assert.InRange(count, 15, 40));
    }

    [Fact]
    public void A_lion_that_looks_ahead_shows_both_sides_of_its_face()
    {
        IReadOnlyList<bool> visible = LionLandmarks.VisibleIn(TestLions.With());

        string[] hidden = [.. LionLandmarks.Names.Where((_, i) => !visible[i])];
        Assert.Empty(hidden);
    }

    [Fact]
    public void The_far_side_of_a_turned_head_is_hidden()
    {
        Lion lion = TestLions.With((LionParameter.Yaw, 2.6f)); // looks to the picture's right

        IReadOnlyList<bool> visible = LionLandmarks.VisibleIn(lion);

        bool Seen(string name) => visible[LionLandmarks.Names.Index().First(entry => entry.Item == name).Index];
        Assert.True(Seen("left cheek"));
        Assert.True(Seen("left eye outer corner"));
        Assert.False(Seen("right cheek"));
        Assert.False(Seen("right eye outer corner"));
    }

    /// <summary>Whether the landmark's place, or one a little beside it, is shown within two pixels of where it should be.</summary>
    private static bool Near(LionMap map, Lion lion, Point3 expected)
    {
        PicturePoint at = Camera.Project(expected);
        int cx = (int)(at.X * Size), cy = (int)(at.Y * Size);
        for (int y = Math.Max(0, cy - 2); y <= Math.Min(Size - 1, cy + 2); y++)
        {
            for (int x = Math.Max(0, cx - 2); x <= Math.Min(Size - 1, cx + 2); x++)
            {
                int pixel = (y * Size) + x;
                Point3 place = LionFrames.ToWorld(map.Parts[pixel], lion.Pose).ToOuter(map.Positions[pixel]);
                if (map.Parts[pixel] != LionPart.Background && (place - expected).Length() < 0.11f)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
