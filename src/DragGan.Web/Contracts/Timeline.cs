namespace DragGan.Web;

/// <summary>What the transition measured, frame by frame.</summary>
/// <param name="Frames">How many frames there are, the start included.</param>
/// <param name="Distances">Per frame, each point's distance to its target in pixels, in the order of its segment's points; empty for frame 0.</param>
/// <param name="Places">Per frame, where these points were: x and y of each in turn, in pixels. For frame 0, where the first segment's began.</param>
/// <param name="Motion">Per frame, the motion loss; 0 for frame 0.</param>
/// <param name="Mask">Per frame, the mask term; 0 for frame 0.</param>
/// <param name="Segments">The drags, in order.</param>
public sealed record Timeline(
    int Frames, IReadOnlyList<IReadOnlyList<double>> Distances, IReadOnlyList<IReadOnlyList<float>> Places, IReadOnlyList<double> Motion, IReadOnlyList<double> Mask,
    IReadOnlyList<TimelineSegment> Segments);

/// <summary>The frames of one drag.</summary>
/// <param name="From">Its first frame.</param>
/// <param name="Count">How many frames it has.</param>
/// <param name="Points">The points that took part.</param>
public sealed record TimelineSegment(int From, int Count, IReadOnlyList<int> Points);

/// <summary>How well a place can be told apart from what surrounds it.</summary>
/// <param name="Distinctiveness">0 (not at all) and up.</param>
/// <param name="Smooth">Whether a handle here may get lost.</param>
/// <param name="Best">The most distinctive place nearby.</param>
public sealed record TextureInfo(double Distinctiveness, bool Smooth, TexturePlace Best);

/// <summary>A place that can be told apart.</summary>
/// <param name="X">Pixels from the left.</param>
/// <param name="Y">Pixels from the top.</param>
/// <param name="Distinctiveness">As of the place asked about.</param>
public sealed record TexturePlace(float X, float Y, double Distinctiveness);

/// <summary>A file being made.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Kind">What it is.</param>
/// <param name="State">How far it is.</param>
/// <param name="Progress">0 to 1.</param>
/// <param name="FileName">What the file is called.</param>
/// <param name="Bytes">Its size; 0 until it is done.</param>
/// <param name="Error">Why it could not be made; otherwise null.</param>
public sealed record Export(string Id, ExportWord Kind, ExportPhase State, double Progress, string FileName, long Bytes, string? Error);
