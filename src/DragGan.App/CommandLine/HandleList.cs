using System.CommandLine.Parsing;
using System.Globalization;
using DragGan.Dragging;

namespace DragGan.App.CommandLine;

/// <summary>Handles and anchors as the user writes them: "X,Y:X,Y" is from where to where, "X,Y" what stays, in pixels of the picture.</summary>
internal static class HandleList
{
    /// <summary>Reads the values of --drag; says what is wrong with them to the parser.</summary>
    public static Handle[]? ParseHandles(ArgumentResult result)
    {
        List<Handle> handles = [];
        foreach (Token token in result.Tokens)
        {
            string[] ends = token.Value.Split(':');
            if (ends.Length != 2 || Point(ends[0]) is not { } position || Point(ends[1]) is not { } target)
            {
                result.AddError($"'{token.Value}' is not a drag. Write X,Y:X,Y, from where to where in pixels, such as 128,140:104,140.");
                return null;
            }

            handles.Add(new(position, target));
        }

        return [.. handles];
    }

    /// <summary>Reads the values of --anchor; says what is wrong with them to the parser.</summary>
    public static ImagePoint[]? ParseAnchors(ArgumentResult result)
    {
        List<ImagePoint> anchors = [];
        foreach (Token token in result.Tokens)
        {
            if (Point(token.Value) is not { } place)
            {
                result.AddError($"'{token.Value}' is not a place. Write X,Y in pixels, such as 128,140.");
                return null;
            }

            anchors.Add(place);
        }

        return [.. anchors];
    }

    /// <summary>Checks that every handle, every target and every anchor lies in the picture.</summary>
    /// <exception cref="InputException">One does not; the message names it.</exception>
    public static void RequireInside(IEnumerable<Handle> handles, IEnumerable<ImagePoint> anchors, int resolution)
    {
        foreach (ImagePoint anchor in anchors)
        {
            RequireInside(anchor, "The anchor", resolution);
        }

        foreach (Handle handle in handles)
        {
            RequireInside(handle.Position, "The handle", resolution);
            RequireInside(handle.Target, "The target", resolution);
        }
    }

    private static void RequireInside(ImagePoint point, string what, int resolution)
    {
        if (!point.IsInside(resolution))
        {
            throw new InputException(
                $"{what} {point.X},{point.Y} lies outside the picture, which has {resolution} x {resolution} pixels: "
                + $"x and y go from 0 to {resolution - 1}.");
        }
    }

    private static ImagePoint? Point(string text)
    {
        string[] numbers = text.Split(',');
        return numbers.Length == 2 && Number(numbers[0]) is float x && Number(numbers[1]) is float y ? new ImagePoint(x, y) : null;
    }

    private static float? Number(string text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) ? value : null;
}
