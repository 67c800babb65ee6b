namespace DragGan.Scenes;

/// <summary>The named points of a lion, and more that guide a network towards its shape. Left and right are the picture's.</summary>
public static class LionLandmarks
{
    /// <summary>Named points are on the surface of some poses; in others lids or lips may cover them this deep and they still count as seen.</summary>
    private const float Tolerance = 0.055f;

    /// <summary>How far marks on tufts stand short of their tips, in the mane's frame.</summary>
    private const float TipInset = 0.05f;

    private static readonly LandmarkPlace[] Places =
    [
        new("nose", LionPart.Head, new(0, -0.045f, 1.110f)),
        new("nose bridge", LionPart.Head, new(0, 0.22f, 0.900f)),
        new("forehead", LionPart.Head, new(0, 0.60f, 0.498f)),
        new("left eye inner corner", LionPart.Head, new(-0.185f, 0.095f, 0.665f)),
        new("left eye outer corner", LionPart.Head, new(-0.515f, 0.140f, 0.613f)),
        new("right eye inner corner", LionPart.Head, new(0.185f, 0.095f, 0.665f)),
        new("right eye outer corner", LionPart.Head, new(0.515f, 0.140f, 0.613f)),
        new("left eye centre", LionPart.Head, new(-Eyes.X, Eyes.Y, Eyes.Z + Eyes.Radius)),
        new("right eye centre", LionPart.Head, new(Eyes.X, Eyes.Y, Eyes.Z + Eyes.Radius)),
        new("left mouth corner", LionPart.Jaw, new(-0.295f, -0.405f, 0.68f)),
        new("right mouth corner", LionPart.Jaw, new(0.295f, -0.405f, 0.68f)),
        new("upper lip", LionPart.Head, new(0, -0.362f, 0.94f)),
        new("lower lip", LionPart.Jaw, new(0, -0.395f, 0.935f)),
        new("chin", LionPart.Jaw, new(0, -0.640f, 0.890f)),
        new("left ear tip", LionPart.LeftEar, new(0, Ears.Length - 0.02f, 0.045f)),
        new("right ear tip", LionPart.RightEar, new(0, Ears.Length - 0.02f, 0.045f)),
        new("left cheek", LionPart.Head, new(-0.64f, -0.24f, 0.518f)),
        new("right cheek", LionPart.Head, new(0.64f, -0.24f, 0.518f)),
        new("mane top", LionPart.Mane, TuftTip(Mane.Back, 1, Mane.BackDepth + 0.08f, Mane.BackTurn, lean: 0), Cover: 0.09f),
        new("mane bottom", LionPart.Mane, TuftTip(Mane.Middle, 8, Mane.MiddleDepth + 0.05f), Cover: 0.085f),
        .. Guides(),
    ];

    /// <summary>The named ones; they come first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Places[..NamedCount].Select(place => place.Name)];

    /// <summary>How many have a name and a visibility.</summary>
    public const int NamedCount = 20;

    /// <summary>How many there are with the guides: middles of the lids' edges, pupils, tips of tufts.</summary>
    public static int Count => Places.Length;

    /// <summary>Where they are seen, or would be if nothing were before them.</summary>
    public static IReadOnlyList<PicturePoint> Of(Lion lion)
    {
        ArgumentNullException.ThrowIfNull(lion);
        return [.. Places.Select(place => Camera.Project(InWorld(place, lion.Pose)))];
    }

    /// <summary>Whether each of the named ones is seen: in the picture, with nothing before it.</summary>
    public static IReadOnlyList<bool> VisibleIn(Lion lion)
    {
        ArgumentNullException.ThrowIfNull(lion);
        Point3[] points = [.. Enumerable.Range(0, NamedCount).Select(landmark => OnSurface(landmark, lion.Pose))];
        bool[] visible = new bool[NamedCount];
        new LionSight(lion.Pose, Tolerance).Sees(points, visible);
        return visible;
    }

    /// <summary>In the world.</summary>
    internal static Point3 InWorld(int landmark, LionPose pose) => InWorld(Places[landmark], pose);

    /// <summary>In the world, on the surface that covers it.</summary>
    internal static Point3 OnSurface(int landmark, LionPose pose)
    {
        LandmarkPlace place = Places[landmark];
        return InWorld(place with { Position = place.Position + new Point3(0, 0, place.Cover) }, pose);
    }

    /// <summary>The part it belongs to.</summary>
    internal static LionPart PartOf(int landmark) => Places[landmark].Part;

    private static Point3 InWorld(LandmarkPlace place, LionPose pose) => LionFrames.ToWorld(place.Part, pose).ToOuter(place.Position);

    private static IEnumerable<LandmarkPlace> Guides()
    {
        const float lid = Eyes.Radius + Eyes.UpperCover;
        foreach ((LionPart upper, LionPart lower, LionPart eye) in ((LionPart, LionPart, LionPart)[])
            [(LionPart.LeftUpperLid, LionPart.LeftLowerLid, LionPart.LeftEye), (LionPart.RightUpperLid, LionPart.RightLowerLid, LionPart.RightEye)])
        {
            yield return new("upper lid", upper, new(0, 0, lid));
            yield return new("lower lid", lower, new(0, 0, lid));
            yield return new("pupil", eye, new(0, 0, Eyes.Radius));
        }

        for (int i = 0; i < Mane.Front.Count; i++)
        {
            yield return new("front tuft", LionPart.Mane, TuftTip(Mane.Front, i, Mane.FrontDepth));
        }

        for (int i = 0; i < Mane.Middle.Count; i++)
        {
            yield return new("middle tuft", LionPart.Mane, TuftTip(Mane.Middle, i, Mane.MiddleDepth));
        }

        for (int i = 0; i < Mane.Back.Count; i++)
        {
            yield return new("back tuft", LionPart.Mane, TuftTip(Mane.Back, i, Mane.BackDepth, Mane.BackTurn, lean: 0));
        }

        for (int i = -2; i <= 2; i++)
        {
            float radius = Torso.Bib.Tip - TipInset, angle = Torso.Bib.AngleOf(i) + (Torso.Swirl * (radius - 0.9f));
            yield return new("bib tuft", LionPart.Body, new(
                Torso.Throat.X + (radius * MathF.Sin(angle)), Torso.Throat.Y - (radius * MathF.Cos(angle)), Torso.Throat.Z - (Torso.Lean * (radius - 0.9f))));
        }
    }

    private static Point3 TuftTip(Tufts tufts, int number, float depth, float turn = 0, float lean = Mane.Lean)
    {
        float radius = tufts.Tip - TipInset, outward = radius - 0.9f, angle = tufts.AngleOf(number) - turn - (Mane.Swirl * outward);
        return new(radius * MathF.Sin(angle), radius * MathF.Cos(angle), depth - (lean * outward));
    }

    /// <param name="Name">Not unique for guides.</param>
    /// <param name="Part">What it is fixed to.</param>
    /// <param name="Position">In the part's frame.</param>
    /// <param name="Cover">How far before it, along the frame's z, the surface is that is seen in its place.</param>
    private readonly record struct LandmarkPlace(string Name, LionPart Part, Point3 Position, float Cover = 0);
}
