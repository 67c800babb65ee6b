namespace DragGan.Checkpoints.Tests;

/// <summary>The golden files, found by walking up to the solution.</summary>
internal static class Golden
{
    public static string Path(string name)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "DragGan.slnx")))
        {
            folder = folder.Parent;
        }

        Assert.NotNull(folder);
        return System.IO.Path.Combine(folder.FullName, "tests", "golden", name);
    }

    public static byte[] Read(string name) => File.ReadAllBytes(Path(name));
}
