using System.Buffers;

namespace DragGan.Editing;

/// <summary>From what a file is called to an id that is safe in an address, in a message and as a file's name on any system.</summary>
internal static class ModelNames
{
    private const int Longest = 64;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>What Windows takes for a device, with any extension.</summary>
    private static readonly HashSet<string> Devices =
        ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"com{n}", $"lpt{n}" })];

    /// <summary>The id of a file's name: lower case, without folders and extension, '-' for what is not allowed.</summary>
    /// <param name="fileName">Anything at all.</param>
    public static string IdOf(string fileName)
    {
        string name = Path.GetFileNameWithoutExtension(fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..]).ToLowerInvariant();
        char[] letters = [.. name.Take(Longest).Select(letter => Allowed.Contains(letter) ? letter : '-')];
        string id = new string(letters).Trim('-', '.');
        return id.Length == 0 ? "model" : Devices.Contains(id.Split('.')[0]) ? $"model-{id}" : id;
    }

    /// <summary>The id, or with -2, -3 … behind it the first that is not taken.</summary>
    public static string Unique(string id, Predicate<string> isTaken)
    {
        string unique = id;
        for (int n = 2; isTaken(unique); n++)
        {
            unique = $"{id}-{n}";
        }

        return unique;
    }
}
