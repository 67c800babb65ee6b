namespace DragGan.App.Serving;

/// <summary>Where the editor keeps its files unless it is told.</summary>
internal static class DataFolder
{
    /// <summary>The user's own place for programs' data: $XDG_DATA_HOME/draggan, ~/.local/share/draggan, ~/Library/Application Support/draggan or %LOCALAPPDATA%\draggan.</summary>
    public static string OfUser()
    {
        string place = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(place.Length > 0 ? place : AppContext.BaseDirectory, "draggan");
    }
}
