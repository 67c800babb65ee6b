namespace DragGan.Checkpoints.Pickles;

/// <summary>What one pickle describes.</summary>
/// <param name="Root">The value left when it stops. May contain itself: walk it with a limit.</param>
/// <param name="Calls">Every call it asks for, in order; none was made.</param>
/// <param name="References">Every reference to things kept beside it, in order.</param>
/// <param name="Length">Bytes from its first to its STOP.</param>
internal sealed record PickleDocument(object? Root, List<PickleObject> Calls, List<PickleReference> References, int Length);
