using System.Text;

namespace DragGan.Web;

/// <summary>Joins the page's modules into one script, so that a browser asks once instead of eighty times before it shows anything.</summary>
/// <remarks>
/// Every module becomes a function that runs once, after those it imports, and returns what it exports. That is what a browser does with the
/// modules themselves as long as they import by name, export functions, classes and constants where they declare them, and never in a circle;
/// anything else is refused by name and line. A folder's page (for working on it) is not packed: there the browser sees the modules.
/// </remarks>
internal sealed class ModulePack
{
    private readonly Func<string, string> _read;
    private readonly Dictionary<string, Module?> _modules = new(StringComparer.Ordinal); // null: being read
    private readonly StringBuilder _script = new();

    private ModulePack(Func<string, string> read) => _read = read;

    /// <summary>The script that does what a module and all it imports do.</summary>
    /// <param name="entry">The module's name, such as <c>js/main.js</c>.</param>
    /// <param name="read">Gives the text of a module by its name.</param>
    /// <exception cref="InvalidDataException">A module does not keep to the forms above.</exception>
    public static string Join(string entry, Func<string, string> read)
    {
        ModulePack pack = new(read);
        pack.Add(entry);
        return pack._script.ToString();
    }

    private Module Add(string name)
    {
        if (_modules.TryGetValue(name, out Module? known))
        {
            return known ?? throw new InvalidDataException($"The page's module '{name}' imports itself by way of others; modules of the page import in one direction.");
        }

        _modules.Add(name, null);
        ModuleText text = ModuleText.Parse(name, _read(name));
        StringBuilder bindings = new();
        foreach (ModuleImport import in text.Imports)
        {
            string path = Resolve(name, import.Path);
            Module from = Add(path);
            foreach ((string imported, _) in import.Names.Where(pair => !from.Exports.Contains(pair.Imported)))
            {
                throw new InvalidDataException($"The page's module '{name}' imports '{imported}', which '{path}' does not export.");
            }

            if (import.Names.Count > 0)
            {
                bindings.AppendLine($"const {{ {string.Join(", ", import.Names.Select(pair => pair.Imported == pair.Local ? pair.Local : $"{pair.Imported}: {pair.Local}"))} }} = {from.Variable};");
            }
        }

        Module module = new($"module{_modules.Values.Count(done => done is not null)}", [.. text.Exports]);
        _modules[name] = module;
        _script.AppendLine($"// {name}").AppendLine($"const {module.Variable} = (() => {{").Append(bindings).Append(text.Body)
            .AppendLine($"return {{ {string.Join(", ", module.Exports.Order(StringComparer.Ordinal))} }};").AppendLine("})();");
        return module;
    }

    /// <summary>The name of what a module calls <c>./x.js</c> or <c>../y/x.js</c>.</summary>
    private static string Resolve(string from, string path) => new Uri(new Uri("page:///" + from), path).AbsolutePath[1..];

    private sealed record Module(string Variable, HashSet<string> Exports);
}
