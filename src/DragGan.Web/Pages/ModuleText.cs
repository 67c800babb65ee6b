using System.Text;

namespace DragGan.Web;

/// <summary>An import of a module.</summary>
/// <param name="Path">As it is written: relative to the module.</param>
/// <param name="Names">What it takes, and what it calls it. Empty: it only wants the other one to have run.</param>
internal sealed record ModuleImport(string Path, IReadOnlyList<(string Imported, string Local)> Names);

/// <summary>A module of the page, taken apart: what it imports, what it exports, and the rest.</summary>
/// <param name="Imports">In their order.</param>
/// <param name="Exports">Names of functions, classes and constants.</param>
/// <param name="Body">The text without its imports and without the word "export".</param>
internal sealed record ModuleText(IReadOnlyList<ModuleImport> Imports, IReadOnlyList<string> Exports, string Body)
{
    /// <summary>Reads a module line by line: its imports and exports begin where a line begins.</summary>
    /// <exception cref="InvalidDataException">A form that is not in use here.</exception>
    public static ModuleText Parse(string name, string text)
    {
        List<ModuleImport> imports = [];
        List<string> exports = [];
        StringBuilder body = new();
        StringReader lines = new(text);
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith("import ", StringComparison.Ordinal))
            {
                while (!line.EndsWith(';') && lines.ReadLine() is { } more)
                {
                    line += " " + more.Trim();
                }

                imports.Add(Import(line) ?? throw Unknown(name, line));
            }
            else if (line.StartsWith("export ", StringComparison.Ordinal))
            {
                string declaration = line["export ".Length..];
                exports.Add(Declared(declaration) ?? throw Unknown(name, line));
                body.AppendLine(declaration);
            }
            else
            {
                body.AppendLine(line);
            }
        }

        return new(imports, exports, body.ToString());
    }

    private static ModuleImport? Import(string line)
    {
        string[] quoted = line.Split('"');
        if (quoted is not [var head, var path, ";"])
        {
            return null;
        }

        head = head["import".Length..].Trim();
        return head switch
        {
            "" => new(path, []),
            ['{', .. var names, '}', ' ', 'f', 'r', 'o', 'm'] => new(path, [.. names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Named)]),
            _ => null,
        };
    }

    private static (string Imported, string Local) Named(string name) =>
        name.Split(" as ", StringSplitOptions.TrimEntries) is [var imported, var local] ? (imported, local) : (name, name);

    /// <summary>The name that a declaration begins with; null if it is no declaration of one name that stays.</summary>
    private static string? Declared(string declaration)
    {
        foreach (string kind in (ReadOnlySpan<string>)["async function ", "function ", "class ", "const "])
        {
            if (declaration.StartsWith(kind, StringComparison.Ordinal))
            {
                string name = new([.. declaration[kind.Length..].TakeWhile(letter => char.IsLetterOrDigit(letter) || letter is '_' or '$')]);
                return name.Length > 0 ? name : null;
            }
        }

        return null;
    }

    private static InvalidDataException Unknown(string name, string line) =>
        new($"The page's module '{name}' has '{line}'; it may import names from one path, and export functions, classes and constants where it declares them.");
}
