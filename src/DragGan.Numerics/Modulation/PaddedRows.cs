namespace DragGan.Numerics;

/// <summary>Rows of patches that extend beyond their map: what lies there is zero, and written afresh because scratch is shared.</summary>
internal static class PaddedRows
{
    /// <summary>Clears what a patch's row holds beyond the map.</summary>
    /// <param name="patches">The patches.</param>
    /// <param name="patch">Which one.</param>
    /// <param name="y">The row, in the map's coordinates.</param>
    /// <param name="height">H of the map.</param>
    /// <param name="width">W of the map.</param>
    /// <param name="left">Receives the map column at which the returned span begins.</param>
    /// <returns>The row's pixels that lie within the map; empty if none does.</returns>
    public static Span<float> Inside(PatchMap patches, int patch, int y, int height, int width, out int left)
    {
        Span<float> row = patches.Row(patch, y);
        PixelRect rect = patches[patch];
        left = Math.Max(rect.Left, 0);
        int right = Math.Min(rect.Right, width);
        if (y < 0 || y >= height || right <= left)
        {
            row.Clear();
            return [];
        }

        row[..((left - rect.Left) * patches.Channels)].Clear();
        row[((right - rect.Left) * patches.Channels)..].Clear();
        return row[((left - rect.Left) * patches.Channels)..((right - rect.Left) * patches.Channels)];
    }

    /// <summary>A map with a border as the one patch of a whole map, checked.</summary>
    public static PatchMap WithBorder(FeatureMap padded, FeatureMap inside, int border, string name)
    {
        ArgumentNullException.ThrowIfNull(padded, name);
        ArgumentNullException.ThrowIfNull(inside);
        RequireBorder(padded, inside, border, name);
        return PatchMap.Whole(padded, border);
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
