namespace DragGan.Web;

/// <summary>A model.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Resolution">Pictures have this many pixels in height and width; 0 while the file has not been understood.</param>
/// <param name="FileBytes">Bytes of its file.</param>
/// <param name="Uploaded">Whether it was uploaded, and can be removed.</param>
/// <param name="Parameters">Trained values.</param>
/// <param name="Labels">Labels it was trained with; 0: it needs none.</param>
/// <param name="LatentRows">Rows of w⁺.</param>
/// <param name="Ready">Whether it is in memory.</param>
/// <param name="Fault">Why it cannot be used; null if it can.</param>
public sealed record Model(
    string Id, string Name, int Resolution, long FileBytes, bool Uploaded, long Parameters, int Labels, int LatentRows, bool Ready, string? Fault);

/// <summary>Every model.</summary>
/// <param name="Models">In alphabetical order.</param>
/// <param name="Default">The one new sessions begin with; null if there is none.</param>
public sealed record ModelList(IReadOnlyList<Model> Models, string? Default);
