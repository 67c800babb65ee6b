using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using DragGan.Editing;

namespace DragGan.Web;

/// <summary>A name for a frame's picture, made of all that it follows from, without making it.</summary>
internal static class FrameTag
{
    /// <summary>The ETag.</summary>
    /// <param name="document">Whose frame.</param>
    /// <param name="frame">Which.</param>
    /// <param name="size">Pixels in height and width at most.</param>
    /// <exception cref="EditException">There is no such frame.</exception>
    public static string Of(EditDocument document, int frame, int? size)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(document.LatentAt(frame).Values.AsSpan()));
        hash.AppendData(Encoding.UTF8.GetBytes($"{document.Model.Fingerprint}/{size}"));
        if (document is { Settings.HoldFixedArea: true, Mask: { } mask })
        {
            hash.AppendData(mask.Fixed);
            hash.AppendData(MemoryMarshal.AsBytes(document.StartLatent.Values.AsSpan()));
        }

        return $"\"{Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 12))}\"";
    }
}
