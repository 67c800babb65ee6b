using System.Text;

namespace DragGan.Web;

/// <summary>Joins a style sheet and those it imports into one.</summary>
internal static class StylePack
{
    private const string Import = "@import \"";

    /// <summary>The text with every line <c>@import "x.css";</c> replaced by that sheet, which lies in the same folder.</summary>
    /// <param name="entry">The sheet's name, such as <c>style/page.css</c>.</param>
    /// <param name="read">Gives the text of a sheet by its name.</param>
    public static string Join(string entry, Func<string, string> read)
    {
        StringBuilder sheet = new();
        StringReader lines = new(read(entry));
        while (lines.ReadLine() is { } line)
        {
            sheet.AppendLine(line.StartsWith(Import, StringComparison.Ordinal)
                ? Join(entry[..(entry.LastIndexOf('/') + 1)] + line[Import.Length..line.LastIndexOf('"')], read)
                : line);
        }

        return sheet.ToString();
    }
}
