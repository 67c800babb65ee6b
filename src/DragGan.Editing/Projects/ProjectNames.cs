namespace DragGan.Editing;

/// <summary>The parts of a project file. Names from the zip are only compared with these; none ever becomes a path.</summary>
internal static class ProjectNames
{
    public const string Project = "project.json";
    public const string StartThumbnail = "thumbnails/start.png";
    public const string NowThumbnail = "thumbnails/now.png";

    public static string Latent(string name) => $"latents/{name}.safetensors";

    public static string Mask(string name) => $"masks/{name}.png";

    public static string Steps(string name) => $"drags/{name}.steps";

    /// <summary>Whether a name tries to leave the place it is unpacked to. No program that means well writes such names, so the whole file is refused.</summary>
    public static bool IsHostile(string name) =>
        name.Length == 0 || name[0] == '/' || name.Any(c => c is '\\' or ':' || char.IsControl(c)) || name.Split('/').Contains("..");
}
