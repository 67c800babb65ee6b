namespace DragGan.Checkpoints;

/// <summary>Tells pickles from other files by how they begin.</summary>
internal static class PickleStart
{
    private const byte Protocol2OrLater = 0x80;

    /// <summary>Whether the content begins as a pickle does. Protocols 0 and 1 begin with their first value, which may be text.</summary>
    public static bool Recognises(ReadOnlySpan<byte> content) =>
        content is [Protocol2OrLater, ..] or [(byte)']' or (byte)'}' or (byte)')', ..] || IsGlobal(content) || IsMark(content);

    // "cmodule\nname\n": a call comes first in many hostile files
    private static bool IsGlobal(ReadOnlySpan<byte> content) => content is [(byte)'c', ..] && IsName(content[1..], out int length) && IsName(content[(length + 2)..], out _);

    // "(dp0\n" and "(lp0\n" begin dictionaries and lists, "(i" and "(c" names, "(S" strings, "((" and "(}" and the like other values
    private static bool IsMark(ReadOnlySpan<byte> content) =>
        content is [(byte)'(', (byte)'d' or (byte)'l' or (byte)'t', (byte)'p' or (byte)'q' or (byte)'.', ..]
            or [(byte)'(', (byte)'(' or (byte)']' or (byte)'}' or (byte)')' or (byte)'X' or (byte)'U', ..]
            or [(byte)'(', (byte)'S', (byte)'\'' or (byte)'"', ..]
        || (content is [(byte)'(', (byte)'c' or (byte)'i', ..] && IsName(content[2..], out int length) && IsName(content[(length + 3)..], out _));

    private static bool IsName(ReadOnlySpan<byte> content, out int length)
    {
        length = content.IndexOf((byte)'\n');
        if (length <= 0)
        {
            return false;
        }

        foreach (byte character in content[..length])
        {
            if (!char.IsAsciiLetterOrDigit((char)character) && character is not ((byte)'_' or (byte)'.'))
            {
                return false;
            }
        }

        return true;
    }
}
