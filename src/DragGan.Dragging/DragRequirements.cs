using DragGan.StyleGan;

namespace DragGan.Dragging;

/// <summary>What a drag demands of its arguments. Each check says what was expected and what was found.</summary>
internal static class DragRequirements
{
    /// <summary>The number asked for if the network has as many; where the default was left as it is, what the network has.</summary>
    public static int Available(int asked, int usual, int available, string what, string unit) => asked <= available
        ? asked
        : asked == usual
            ? available
            : throw new ArgumentException($"The {what} is {asked}, but the model has {available} {unit}. Choose 1 to {available}, or leave it out.", nameof(asked));

    public static void RequireShape(Latent latent, IFeatureSynthesis network)
    {
        if (latent.Rows != network.LatentRows || latent.Width != network.LatentWidth)
        {
            throw new ArgumentException(
                $"The latent has {latent.Rows} rows of {latent.Width}, but the model takes {network.LatentRows} rows of {network.LatentWidth}. It was made with another model.", nameof(latent));
        }
    }

    public static void RequireInside(ImagePoint point, string role, int handle, int resolution)
    {
        if (!point.IsInside(resolution))
        {
            throw new ArgumentException(
                $"The {role} of handle {handle + 1} is ({point.X}, {point.Y}), outside the picture of {resolution} × {resolution} pixels. Both coordinates must lie between 0 and {resolution - 1}.", nameof(point));
        }
    }

    public static void RequireWholePixel(ImagePoint point, string role, int handle)
    {
        if (point != point.ToPixel())
        {
            throw new ArgumentException($"The {role} of handle {handle + 1} is ({point.X}, {point.Y}); in a drag that has begun it must be a whole pixel.", nameof(point));
        }
    }

    /// <summary>Moments of another space or another number of trained rows belong to another drag.</summary>
    public static void RequireMoments(DragState state, int trained)
    {
        int kept = state.Moments.First.Length;
        if (kept != trained && (kept != 0 || state.Step != 0))
        {
            throw new ArgumentException(
                $"The state holds Adam's moments for {kept} values, but these settings train {trained}. Go on with the space and the trained rows the drag began with.", nameof(state));
        }
    }
}
