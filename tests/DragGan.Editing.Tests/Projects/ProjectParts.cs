using System.IO.Compression;
using System.Text;

namespace DragGan.Editing.Tests;

/// <summary>The parts of a zip, to be changed and put together again by someone who does not care about rules.</summary>
internal sealed class ProjectParts
{
    public ProjectParts(byte[] zip)
    {
        using ZipArchive archive = new(new MemoryStream(zip));
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using MemoryStream content = new();
            using Stream part = entry.Open();
            part.CopyTo(content);
            Parts.Add((entry.FullName, content.ToArray()));
        }
    }

    /// <summary>Names, which may repeat, and contents.</summary>
    public List<(string Name, byte[] Content)> Parts { get; } = [];

    /// <summary>The text of <c>project.json</c>.</summary>
    public string Json
    {
        get => Encoding.UTF8.GetString(this["project.json"]);
        set => this["project.json"] = Encoding.UTF8.GetBytes(value);
    }

    /// <summary>A content.</summary>
    public byte[] this[string name]
    {
        get => Parts.Single(part => part.Name == name).Content;
        set => Parts[Parts.FindIndex(part => part.Name == name)] = (name, value);
    }

    /// <summary>Puts a latent in place of the start, with the name that belongs to it.</summary>
    public void ReplaceStart(byte[] file)
    {
        string name = ContentBytes.NameOf(file);
        Parts.Add(($"latents/{name}.safetensors", file));
        Json = JsonEdits.With(Json, "document.startLatent", $"\"{name}\"");
    }

    /// <summary>The zip again.</summary>
    public byte[] ToZip(CompressionLevel level = CompressionLevel.Fastest)
    {
        using MemoryStream zip = new();
        using (ZipArchive archive = new(zip, ZipArchiveMode.Create))
        {
            foreach ((string name, byte[] content) in Parts)
            {
                using Stream part = archive.CreateEntry(name, level).Open();
                part.Write(content);
            }
        }

        return zip.ToArray();
    }
}
