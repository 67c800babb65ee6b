namespace DragGan.Web;

/// <summary>Which small picture.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Truncation">ψ.</param>
/// <param name="Label">The label, for models that have labels.</param>
/// <param name="Size">Pixels in height and width at most.</param>
internal readonly record struct SeedPictureKey(string Model, uint Seed, float Truncation, int? Label, int Size);

/// <summary>A small picture of a seed.</summary>
/// <param name="Png">The file.</param>
/// <param name="Fingerprint">Of the model that made it.</param>
internal sealed record SeedPicture(byte[] Png, string Fingerprint);
