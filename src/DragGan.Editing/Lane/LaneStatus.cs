namespace DragGan.Editing;

/// <summary>What the lane has to do and has done, at one moment.</summary>
/// <param name="Loops">Loops that take turns.</param>
/// <param name="Queued">Jobs that wait, of both priorities; one that runs is not counted.</param>
/// <param name="Turns">Turns taken since the lane was made.</param>
/// <param name="Jobs">Jobs run since the lane was made, failed ones included.</param>
/// <param name="TurnsPerSecond">Of all loops together, over the last turns; falls towards 0 when none follow.</param>
/// <param name="LoopFailures">Loops that ended with an exception since the lane was made.</param>
/// <param name="LastLoopFailure">The last such exception, for diagnosis; with what <see cref="ILaneLoop.Failed"/> threw in its turn, if it did.</param>
public sealed record LaneStatus(
    int Loops, int Queued, long Turns, long Jobs, double TurnsPerSecond, long LoopFailures, Exception? LastLoopFailure);
