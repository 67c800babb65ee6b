namespace DragGan.Editing;

/// <summary><c>project.json</c>.</summary>
/// <param name="Format"><see cref="FormatName"/>.</param>
/// <param name="Version">Grows when older programs can no longer understand the file.</param>
/// <param name="Minor">Grows when there is something that older programs may ignore.</param>
/// <param name="Program">Who wrote it, for people.</param>
/// <param name="Document">The edit.</param>
internal sealed record ProjectRecord(string Format, int Version, int Minor, string Program, DocumentRecord Document)
{
    public const string FormatName = "draggan-project";
    public const int CurrentVersion = 1;
    public const int CurrentMinor = 0;
}
