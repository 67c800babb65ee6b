namespace DragGan.Web;

/// <summary>What the program is and how busy it is.</summary>
/// <param name="Program">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Cores">Cores it computes on.</param>
/// <param name="Ffmpeg">Whether videos can be exported.</param>
/// <param name="Limits">What it takes on at most.</param>
/// <param name="Lane">What it is computing.</param>
/// <param name="Models">How many models it knows.</param>
public sealed record ServerStatus(string Program, string Version, int Cores, bool Ffmpeg, ServerLimits Limits, LaneLoad Lane, int Models);

/// <summary>What the program takes on at most.</summary>
/// <param name="UploadBytes">Bytes of a model's file.</param>
/// <param name="Points">Points of a session.</param>
/// <param name="Sessions">Sessions.</param>
public sealed record ServerLimits(long UploadBytes, int Points, int Sessions);

/// <summary>What the program is computing.</summary>
/// <param name="Drags">Drags that make steps.</param>
/// <param name="Queued">Pictures and other work that wait for their turn.</param>
public sealed record LaneLoad(int Drags, int Queued);
