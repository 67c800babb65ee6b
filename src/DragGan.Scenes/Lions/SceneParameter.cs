namespace DragGan.Scenes;

/// <summary>One number that a scene is drawn from: a standard normal z, of which the share u = Φ(z) of the range is taken.</summary>
/// <param name="Name">As files name it.</param>
/// <param name="Low">The value at u = 0.</param>
/// <param name="High">The value at u = 1.</param>
/// <param name="Meaning">What it changes, and in which unit.</param>
public sealed record SceneParameter(string Name, float Low, float High, string Meaning)
{
    /// <summary>The value at a share of the range.</summary>
    public float At(float share) => Low + ((High - Low) * share);
}
