namespace DragGan.Editing;

/// <summary>What all sessions share.</summary>
/// <param name="Lane">Where everything computes.</param>
/// <param name="Library">The models.</param>
/// <param name="Time">The clock.</param>
internal sealed record SessionServices(ComputeLane Lane, ModelLibrary Library, TimeProvider Time);
