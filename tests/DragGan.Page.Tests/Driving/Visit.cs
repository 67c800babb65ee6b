namespace DragGan.Page.Tests.Driving;

/// <summary>How a visitor's browser is.</summary>
/// <param name="Width">Of the page, in CSS pixels.</param>
/// <param name="Height">Of the page, in CSS pixels.</param>
/// <param name="Dark">Whether the system's colours are dark.</param>
/// <param name="Touch">A phone or tablet.</param>
/// <param name="First">Whether it has never been here: then there is a hint.</param>
/// <param name="Human">Whether the page takes it for a person's; it does not move by itself before a script.</param>
public sealed record Visit(int Width = 1440, int Height = 900, bool Dark = true, bool Touch = false, bool First = false, bool Human = false);
