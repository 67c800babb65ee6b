namespace DragGan.App.Terminal;

/// <summary>How long work gets on. Its text says so in a few words.</summary>
internal interface IPace
{
    /// <summary>The part that is done, 0 … 1.</summary>
    double Fraction { get; }
}
