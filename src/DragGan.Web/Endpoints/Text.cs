using Microsoft.AspNetCore.Http;

namespace DragGan.Web;

/// <summary>Checks what requests say, where the editor itself would not know the words of the API.</summary>
internal static class Text
{
    private const int MaxLength = 200;

    /// <summary>A short text.</summary>
    /// <exception cref="BadHttpRequestException">It is empty or too long.</exception>
    public static string Short(string value, string member) => value.Length is > 0 and <= MaxLength
        ? value
        : throw new BadHttpRequestException($"'{member}' must have 1 to {MaxLength} characters, but has {value.Length}.");

    /// <summary>A gesture's name, or none.</summary>
    /// <exception cref="BadHttpRequestException">It is empty or too long.</exception>
    public static string? Gesture(string? value) => value is null ? null : Short(value, "gesture");

    /// <summary>A finite number.</summary>
    /// <exception cref="BadHttpRequestException">It is not finite, or not within 32 bits.</exception>
    public static float Finite(double value, string member) => float.IsFinite((float)value)
        ? (float)value
        : throw new BadHttpRequestException($"'{member}' must be a finite number, but is {value}.");
}
