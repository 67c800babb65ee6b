namespace DragGan.Editing;

/// <summary>What a new session begins with.</summary>
/// <param name="Model">The model's name in the library.</param>
/// <param name="Image">Its first picture.</param>
/// <param name="Name">What people call it; null for a name made of model and seed.</param>
public sealed record NewSession(string Model, SeedImage Image, string? Name = null);
