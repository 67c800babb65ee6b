
namespace DragGan.App.CommandLine;

/// <summary>What the program calls itself.</summary>
internal static class ProgramText
{
    /// <summary>Name and version, as files made by it say.</summary>
    public static string NameAndVersion { get; } = $"DragGAN for .NET {typeof(ProgramText).Assembly.GetName().Version!.ToString(3)}";
}
