namespace DragGan.Editing;

/// <summary>Where the picture that an edit began with comes from.</summary>
public abstract record ImageSource;

/// <summary>A seed: the same picture as in every StyleGAN tool.</summary>
/// <param name="Seed">Of NumPy's legacy generator.</param>
/// <param name="Truncation">ψ: 1 is none, 0 the average picture.</param>
/// <param name="Label">The class, for models that have labels; otherwise null.</param>
public sealed record SeedImage(uint Seed, float Truncation, int? Label) : ImageSource;

/// <summary>A latent from a file.</summary>
/// <param name="FileName">The file's name, for people; it is never used as a path.</param>
public sealed record LatentImage(string FileName) : ImageSource;
