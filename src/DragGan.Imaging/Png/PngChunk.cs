namespace DragGan.Imaging;

/// <summary>One chunk of a PNG file held in memory.</summary>
/// <param name="Type">Its name, see <see cref="ChunkType"/>.</param>
/// <param name="Offset">Byte of the file its length field starts at.</param>
/// <param name="Data">Its content: a slice of the file.</param>
internal readonly record struct PngChunk(uint Type, int Offset, ReadOnlyMemory<byte> Data)
{
    /// <summary>An error that lies in this chunk.</summary>
    /// <param name="problem">What was found and what was expected, as the rest of the sentence "In chunk IHDR at byte 8 ...".</param>
    /// <param name="advice">What to do.</param>
    /// <param name="cause">The cause, or null.</param>
    public ImageFileException Error(string problem, string advice = DamagedAdvice, Exception? cause = null) =>
        new($"PNG chunk {ChunkType.Name(Type)} at byte {Offset}: {problem}. {advice}", cause);

    /// <summary>What to do about a file that is damaged or was written wrongly.</summary>
    public const string DamagedAdvice = "The file is damaged or was written wrongly; copy or export it again.";
}
