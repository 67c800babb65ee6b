using DragGan.Imaging;
using DragGan.StyleGan;

namespace DragGan.Editing;

/// <summary>Where the large parts of a document come from when it is read. Names come from outside and are checked here.</summary>
internal interface IContentSource
{
    /// <summary>The latent of a name.</summary>
    /// <exception cref="EditException">There is none, or it is damaged.</exception>
    Latent Latent(string name);

    /// <summary>The mask of a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="side">Most pixels it may have in a row or a column.</param>
    /// <exception cref="EditException">There is none, or it is damaged.</exception>
    EditMask Mask(string name, int side);

    /// <summary>The steps of a drag.</summary>
    /// <param name="name">The log's name.</param>
    /// <param name="count">How many of them are meant; at least 0.</param>
    /// <returns>The log; null if the drag shall be left out. It may have fewer steps where that is not held to be an error.</returns>
    /// <exception cref="EditException">There is none, or it is damaged, where that is an error.</exception>
    StepLog? Log(string name, int count);
}
