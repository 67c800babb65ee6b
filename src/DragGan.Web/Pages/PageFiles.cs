using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DragGan.Web;

/// <summary>The page: a table of names and files, built in or of a folder. What is not in the table does not exist; no name from a request ever becomes a path.</summary>
internal sealed class PageFiles
{
    private const string Prefix = "wwwroot/", Start = "index.html", Script = "js/main.js", Style = "style/page.css";

    private readonly Func<string, PageFile?> _find;

    private PageFiles(Func<string, PageFile?> find) => _find = find;

    /// <summary>The page that is built in, its modules as one and its style sheets as one. A file is read when it is first asked for.</summary>
    public static PageFiles BuiltIn()
    {
        Assembly assembly = typeof(PageFiles).Assembly;
        Dictionary<string, Lazy<PageFile>> files = assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(resource => (Resource: resource, Name: resource[Prefix.Length..].Replace('\\', '/'))) // built on Windows, folders end in a backslash
            .ToDictionary(file => file.Name, file => new Lazy<PageFile>(() => PageFile.Of(file.Name, Read(file.Resource))), StringComparer.Ordinal);
        string Text(string name) => Encoding.UTF8.GetString(files[name].Value.Content);
        Dictionary<string, Lazy<PageFile>> packed = new(files, StringComparer.Ordinal)
        {
            [Script] = new(() => PageFile.Of(Script, Encoding.UTF8.GetBytes(ModulePack.Join(Script, Text)))),
            [Style] = new(() => PageFile.Of(Style, Encoding.UTF8.GetBytes(StylePack.Join(Style, Text)))),
        };
        _ = Task.Run(() => (packed[Script].Value, packed[Style].Value)); // before a browser asks
        return new(name => packed.TryGetValue(name, out Lazy<PageFile>? file) ? file.Value : null);

        byte[] Read(string resource)
        {
            using Stream stream = assembly.GetManifestResourceStream(resource)!;
            byte[] content = new byte[stream.Length];
            stream.ReadExactly(content);
            return content;
        }
    }

    /// <summary>The files of a folder as they are at each request, hidden ones and links left out. For working on the page.</summary>
    /// <exception cref="IOException">There is no such folder.</exception>
    public static PageFiles Of(string folder)
    {
        EnumerationOptions options = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };
        return Directory.Exists(folder)
            ? new(name => Directory.EnumerateFiles(folder, "*", options).FirstOrDefault(path => Path.GetRelativePath(folder, path).Replace('\\', '/') == name) is { } file
                ? PageFile.Of(name, File.ReadAllBytes(file))
                : null)
            : throw new IOException($"There is no folder '{folder}' to take the page from.");
    }

    /// <summary>Adds the page.</summary>
    public void Use(IApplicationBuilder app) => app.Use((context, next) =>
    {
        HttpRequest request = context.Request;
        bool isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        string name = request.Path.Value is { Length: > 1 } path ? path[1..] : Start;
        return isRead && _find(name) is { } file ? Answer(context, file) : next(context);
    });

    private static Task Answer(HttpContext context, PageFile file)
    {
        context.Response.Headers.CacheControl = "no-cache"; // may be kept, but must be asked about
        return FileAnswer.Write(context, file.Content, file.ContentType, file.ETag);
    }
}
