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
/// <param name="Showcase">What its maker would show first; null if the file does not say.</param>
public sealed record Model(
    string Id, string Name, int Resolution, long FileBytes, bool Uploaded, long Parameters, int Labels, int LatentRows, bool Ready, string? Fault, ModelShowcase? Showcase);

/// <summary>What a model's maker would show first.</summary>
/// <param name="Seeds">Seeds that show its range, the best first: the one new sessions begin with.</param>
/// <param name="Truncation">The truncation they were chosen with.</param>
/// <param name="Drag">A drag of the first of these pictures; null if none is told.</param>
public sealed record ModelShowcase(IReadOnlyList<uint> Seeds, float Truncation, ModelShowcaseDrag? Drag);

/// <summary>A drag of one place, in pixels of the picture.</summary>
/// <param name="FromX">The handle, from the left.</param>
/// <param name="FromY">The handle, from the top.</param>
/// <param name="ToX">The target, from the left.</param>
/// <param name="ToY">The target, from the top.</param>
public sealed record ModelShowcaseDrag(float FromX, float FromY, float ToX, float ToY);

/// <summary>Every model.</summary>
/// <param name="Models">In alphabetical order.</param>
/// <param name="Default">The one new sessions begin with; null if there is none.</param>
public sealed record ModelList(IReadOnlyList<Model> Models, string? Default);
