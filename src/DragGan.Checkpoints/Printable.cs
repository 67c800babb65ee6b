namespace DragGan.Checkpoints;

/// <summary>Makes text from a file fit for a message: short, and without control characters a terminal might obey.</summary>
internal static class Printable
{
    private const int MaximumLength = 120;

    public static string Text(string text)
    {
        string start = text.Length <= MaximumLength ? text : text[..MaximumLength] + "...";
        return string.Create(start.Length, start, static (characters, source) =>
        {
            for (int i = 0; i < characters.Length; i++)
            {
                characters[i] = char.IsControl(source[i]) || char.IsSurrogate(source[i]) ? '?' : source[i];
            }
        });
    }
}
