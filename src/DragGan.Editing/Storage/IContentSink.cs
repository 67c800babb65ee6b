using DragGan.Imaging;
using DragGan.StyleGan;

namespace DragGan.Editing;

/// <summary>Where the large parts of a document go when it is written: a session's folder, or a project file.</summary>
internal interface IContentSink
{
    /// <summary>Stores a latent, unless it is there.</summary>
    /// <returns>Its name.</returns>
    string Put(Latent latent);

    /// <inheritdoc cref="Put(Latent)"/>
    string Put(EditMask mask);

    /// <summary>Stores a drag's steps, unless they are there.</summary>
    /// <returns>The log's name.</returns>
    string Put(DragSegment drag);
}
