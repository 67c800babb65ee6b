namespace DragGan.Numerics;

/// <summary>What is done to a band of a convolution's output while it is still in cache.</summary>
public abstract class BandEpilogue
{
    /// <summary>Finishes a piece of a band in one panel of channels; called from several threads, never twice at once for the same band and panel.</summary>
    /// <param name="band">The band's number, the same for all its pieces and panels.</param>
    /// <param name="piece">The piece's number within the band and panel, from 0.</param>
    /// <param name="part">The output pixels.</param>
    /// <param name="firstChannel">First output channel.</param>
    /// <param name="channels">How many channels.</param>
    public abstract void Finish(int band, int piece, PixelRect part, int firstChannel, int channels);
}
