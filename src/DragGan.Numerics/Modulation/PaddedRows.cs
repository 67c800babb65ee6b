namespace DragGan.Numerics;

/// <summary>Rows of a map with a border of zeros, written afresh because scratch maps share memory.</summary>
internal static class PaddedRows
{
    /// <summary>Clears the border of row <paramref name="y"/>.</summary>
    /// <param name="padded">The map, border included.</param>
    /// <param name="y">A row of the padded map.</param>
    /// <param name="border">Border pixels on each side.</param>
    /// <param name="inside">The row between its borders.</param>
    /// <returns>False where the whole row is border.</returns>
    public static bool Begin(FeatureMap padded, int y, int border, out Span<float> inside)
    {
        Span<float> row = padded.Row(y);
        int margin = border * padded.Channels;
        inside = row[margin..^margin];
        if (y < border || y >= padded.Height - border)
        {
            row.Clear();
            return false;
        }

        row[..margin].Clear();
        row[^margin..].Clear();
        return true;
    }

    public static void RequireBorder(FeatureMap padded, FeatureMap inside, int border, string name)
    {
        if (padded.Height != inside.Height + (2 * border) || padded.Width != inside.Width + (2 * border) || padded.Channels != inside.Channels)
        {
            throw new ArgumentException(
                $"'{name}' is {padded.Height} x {padded.Width} x {padded.Channels}, expected "
                + $"{inside.Height} x {inside.Width} x {inside.Channels} and a border of {border}.", name);
        }
    }
}
