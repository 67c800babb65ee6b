namespace DragGan.Editing;

/// <summary>Which model an edit belongs to. Edits hold no weights.</summary>
/// <param name="Id">Its name in the library.</param>
/// <param name="Fingerprint">SHA-256 of the model's file, lower-case hexadecimal: another file of the same name is another model.</param>
/// <param name="Resolution">R: pictures have R × R pixels.</param>
/// <param name="LatentRows">Rows of w⁺.</param>
/// <param name="LatentWidth">Values in a row.</param>
public sealed record ModelReference(string Id, string Fingerprint, int Resolution, int LatentRows, int LatentWidth);
