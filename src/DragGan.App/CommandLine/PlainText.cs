namespace DragGan.App.CommandLine;

/// <summary>Text from files on its way to a terminal: a model's metadata may come from anybody, and terminals obey control characters.</summary>
internal static class PlainText
{
    /// <summary>The text with every control character shown as '?'.</summary>
    public static string Of(string text) =>
        text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0
            ? text
            : string.Create(text.Length, text, (characters, source) =>
            {
                for (int i = 0; i < characters.Length; i++)
                {
                    characters[i] = char.IsControl(source[i]) ? '?' : source[i];
                }
            });
}
