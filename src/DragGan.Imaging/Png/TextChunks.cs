using System.Text;

namespace DragGan.Imaging;

/// <summary>Writes text metadata: tEXt where Latin-1 says it, iTXt (UTF-8) where it does not.</summary>
internal static class TextChunks
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Checks every keyword and text, so that a mistake is found before the first byte of a file is written.</summary>
    /// <exception cref="ArgumentException">A keyword is not one PNG allows, or a text cannot be stored.</exception>
    public static void Check(IReadOnlyDictionary<string, string>? texts)
    {
        foreach ((string keyword, string text) in texts ?? new Dictionary<string, string>())
        {
            CheckKeyword(keyword);
            if (text.Contains('\0', StringComparison.Ordinal))
            {
                throw new ArgumentException($"The text '{keyword}' holds a zero character, which PNG text cannot.", nameof(texts));
            }

            _ = StrictUtf8.GetByteCount(text); // throws, as an ArgumentException, for halves of surrogate pairs
        }
    }

    /// <summary>Writes one chunk per text, in the dictionary's order.</summary>
    public static void Write(Stream destination, IReadOnlyDictionary<string, string>? texts)
    {
        foreach ((string keyword, string text) in texts ?? new Dictionary<string, string>())
        {
            byte[] key = Encoding.Latin1.GetBytes(keyword);
            if (text.All(IsPlain))
            {
                ChunkWriter.Write(destination, ChunkType.Text, [.. key, 0, .. Encoding.Latin1.GetBytes(text)]);
            }
            else
            {
                // After the keyword: not compressed, method 0, no language, no translated keyword.
                ChunkWriter.Write(destination, ChunkType.InternationalText, [.. key, 0, 0, 0, 0, 0, .. StrictUtf8.GetBytes(text)]);
            }
        }
    }

    /// <summary>Characters PNG allows in Latin-1 text: line feed and the printable ones.</summary>
    private static bool IsPlain(char c) => c is '\n' or (>= ' ' and <= '~') or (>= '\u00A0' and <= '\u00FF');

    private static void CheckKeyword(string keyword)
    {
        bool isGood = keyword.Length is >= 1 and <= 79
            && keyword.All(c => IsPlain(c) && c is not ('\n' or '\u00A0'))
            && keyword.Trim(' ') == keyword
            && !keyword.Contains("  ", StringComparison.Ordinal);
        if (!isGood)
        {
            throw new ArgumentException(
                $"'{keyword}' cannot be a PNG text keyword: 1 to 79 printable Latin-1 characters, no space at either end, no two spaces in a row.",
                nameof(keyword));
        }
    }
}
