using DragGan.Dragging;

namespace DragGan.Editing;

/// <summary>The words that stand for choices in files; the same as in the program's other interfaces.</summary>
internal static class RecordWords
{
    public const string Seed = "seed";
    public const string Latent = "latent";
    private const string Handle = "handle";
    private const string Anchor = "anchor";
    private const string WPlus = "w+";
    private const string W = "w";
    private const string Compatible = "compatible";
    private const string Published = "published";

    public static string Of(PointKind kind) => kind == PointKind.Handle ? Handle : Anchor;

    public static string Of(LatentSpace space) => space == LatentSpace.W ? W : WPlus;

    public static string Of(MotionLoss loss) => loss == MotionLoss.Published ? Published : Compatible;

    public static PointKind ToKind(string word) => Choose(word, (Handle, PointKind.Handle), (Anchor, PointKind.Anchor));

    public static LatentSpace ToSpace(string word) => Choose(word, (WPlus, LatentSpace.WPlus), (W, LatentSpace.W));

    public static MotionLoss ToLoss(string word) => Choose(word, (Compatible, MotionLoss.Compatible), (Published, MotionLoss.Published));

    private static T Choose<T>(string word, (string Word, T Value) first, (string Word, T Value) second) =>
        word == first.Word ? first.Value
        : word == second.Word ? second.Value
        : throw new EditException(EditFault.Invalid, $"Expected '{first.Word}' or '{second.Word}'.");
}
