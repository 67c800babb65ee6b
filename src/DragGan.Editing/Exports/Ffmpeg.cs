namespace DragGan.Editing;

/// <summary>The program that makes videos, if this computer has it.</summary>
public static class Ffmpeg
{
    /// <summary>Looks for ffmpeg in the folders of the PATH variable.</summary>
    /// <returns>Its full path; null if it is in none of them.</returns>
    public static string? Find() => Find(Environment.GetEnvironmentVariable("PATH"));

    /// <summary>Looks for ffmpeg in these folders, joined as PATH joins them. Relative ones are left out: what lies in the working folder is not run.</summary>
    internal static string? Find(string? folders)
    {
        string name = OperatingSystem.IsWindows() ? "ffmpeg.exe" : "ffmpeg";
        return (folders ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }
}
