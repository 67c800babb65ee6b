using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using DragGan.Editing;
using DragGan.Imaging;

namespace DragGan.Web;

/// <summary>Pictures and masks, in the API's words.</summary>
internal static class ImageMapping
{
    // A session is described many times a second, and its mask stays the same.
    private static readonly ConditionalWeakTable<EditMask, string> Tags = [];

    /// <summary>Where a picture comes from.</summary>
    public static Origin ToOrigin(this ImageSource source) => source switch
    {
        SeedImage seed => new SeedOrigin(seed.Seed, seed.Truncation, seed.Label),
        LatentImage latent => new LatentOrigin(latent.FileName),
        _ => throw new ArgumentException($"The API has no words for {source.GetType().Name}.", nameof(source)),
    };

    /// <summary>A mask of a session. Another mask has another address, so that pages may keep its picture.</summary>
    public static MaskInfo ToInfo(this EditMask mask, string session) => new(
        (double)mask.FixedCount / (mask.FixedCount + mask.MovableCount),
        new Uri($"/api/sessions/{session}/mask?v={TagOf(mask)}", UriKind.Relative));

    /// <summary>A name for exactly this mask.</summary>
    public static string TagOf(EditMask mask) => Tags.GetValue(mask, _ => Convert.ToHexStringLower(SHA256.HashData(mask.Fixed).AsSpan(0, 8)));
}
