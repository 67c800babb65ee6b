namespace DragGan.App.Bench;

/// <summary>What `draggan bench --sessions N` measured: first one session alone, then N that drag at once, each with somebody watching.</summary>
/// <param name="Model">What was measured on.</param>
/// <param name="Machine">Where.</param>
/// <param name="Seconds">How long each was measured.</param>
/// <param name="Alone">One session.</param>
/// <param name="Together">N sessions; a further viewer of the first one reads a picture a second.</param>
/// <param name="PeakMemoryBytes">The process's largest resident set.</param>
internal sealed record SessionsReport(string Model, BenchMachine Machine, double Seconds, SessionsRun Alone, SessionsRun Together, long PeakMemoryBytes);

/// <summary>Sessions that drag at once.</summary>
/// <param name="Sessions">How many.</param>
/// <param name="StepsPerSecond">Of all of them.</param>
/// <param name="PicturesPerSecond">Of all of them, as they arrived at the viewers.</param>
/// <param name="SlowestShare">Steps of the slowest session, as a share of the average one's.</param>
/// <param name="SlowlyWatchedShare">Steps of the session with the slow viewer, as a share of the average one's.</param>
internal sealed record SessionsRun(int Sessions, double StepsPerSecond, double PicturesPerSecond, double SlowestShare, double SlowlyWatchedShare);
