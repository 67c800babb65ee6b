namespace DragGan.Dragging.Tests;

/// <summary>The losses and the tracking by their plain formulas, in double precision, on R × R × C maps that are really built.</summary>
internal static class ReferenceDragging
{
    /// <summary>Σ over handles of the mean of |fixed side - moving side| over disc and channels.</summary>
    /// <param name="moving">F where the gradient goes through.</param>
    /// <param name="constant">F where it does not (sg); the same values when only the loss is wanted.</param>
    /// <param name="handles">p and t.</param>
    /// <param name="resolution">R.</param>
    /// <param name="radius">r₁ in pixels of this picture.</param>
    /// <param name="form">Which side moves.</param>
    public static double MotionLoss(
        ReferenceMap moving, ReferenceMap constant, IEnumerable<Handle> handles, int resolution, int radius, MotionLoss form)
    {
        ReferenceMap m = ReferenceKernels.BilinearResize(moving, resolution, resolution);
        ReferenceMap s = ReferenceKernels.BilinearResize(constant, resolution, resolution);
        double loss = 0;
        foreach (Handle handle in handles)
        {
            double dx = handle.Target.X - (double)handle.Position.X, dy = handle.Target.Y - (double)handle.Position.Y;
            double length = Math.Sqrt((dx * dx) + (dy * dy));
            if (length <= 1)
            {
                continue;
            }

            (dx, dy) = (dx / length, dy / length);
            double sum = 0;
            int count = 0;
            foreach ((int y, int x) in Disc(handle.Position, radius, resolution))
            {
                count++;
                for (int c = 0; c < m.Channels; c++)
                {
                    sum += form == Dragging.MotionLoss.Compatible
                        ? Math.Abs(s[y, x, c] - Sample(m, y + dy, x + dx, c))
                        : Math.Abs(m[y, x, c] - Sample(s, y - dy, x - dx, c));
                }
            }

            loss += sum / (count * m.Channels);
        }

        return loss;
    }

    /// <summary>Σ over anchors of the mean of |G - G₀| over disc and channels.</summary>
    public static double AnchorLoss(ReferenceMap features, ReferenceMap start, IEnumerable<ImagePoint> places, int resolution, int radius)
    {
        ReferenceMap now = ReferenceKernels.BilinearResize(features, resolution, resolution);
        ReferenceMap then = ReferenceKernels.BilinearResize(start, resolution, resolution);
        return places.Sum(place => Disc(place, radius, resolution).Average(
            q => Enumerable.Range(0, now.Channels).Average(c => Math.Abs(now[q.Y, q.X, c] - then[q.Y, q.X, c]))));
    }

    /// <summary>λ times the mean over all R · R · C values of |G m - G₀ m|.</summary>
    public static double MaskLoss(ReferenceMap features, ReferenceMap start, FixedRegion region, double weight)
    {
        int resolution = region.Resolution;
        ReferenceMap now = ReferenceKernels.BilinearResize(features, resolution, resolution);
        ReferenceMap then = ReferenceKernels.BilinearResize(start, resolution, resolution);
        double sum = 0;
        for (int i = 0; i < now.Values.Length; i++)
        {
            byte m = region.Pixels[i / now.Channels];
            sum += Math.Abs((now.Values[i] * m) - (then.Values[i] * m));
        }

        return weight * sum / now.Values.Length;
    }

    /// <summary>The first pixel in raster order whose features are nearest to those of <paramref name="origin"/> at the start.</summary>
    public static ImagePoint Track(ReferenceMap features, ReferenceMap start, ImagePoint origin, ImagePoint last, int resolution, int radius)
    {
        ReferenceMap now = ReferenceKernels.BilinearResize(features, resolution, resolution);
        ReferenceMap then = ReferenceKernels.BilinearResize(start, resolution, resolution);
        double least = double.PositiveInfinity;
        ImagePoint found = last;
        for (int y = 0; y < resolution; y++)
        {
            for (int x = 0; x < resolution; x++)
            {
                if (Math.Abs(y - last.Y) > radius || Math.Abs(x - last.X) > radius)
                {
                    continue;
                }

                double sum = 0;
                for (int c = 0; c < now.Channels; c++)
                {
                    sum += Math.Pow(now[y, x, c] - then[(int)origin.Y, (int)origin.X, c], 2);
                }

                (least, found) = sum < least ? (sum, new ImagePoint(x, y)) : (least, found);
            }
        }

        return found;
    }

    /// <summary>The pixels nearer than the radius, in the stretched coordinates i · R / (R - 1).</summary>
    public static IEnumerable<(int Y, int X)> Disc(ImagePoint centre, int radius, int resolution)
    {
        double stretch = (double)resolution / (resolution - 1);
        return
            from y in Enumerable.Range(0, resolution)
            from x in Enumerable.Range(0, resolution)
            let down = (y * stretch) - centre.Y
            let across = (x * stretch) - centre.X
            where Math.Sqrt((down * down) + (across * across)) < radius
            select (y, x);
    }

    /// <summary>Bilinear between the four pixels around (y, x); zero beyond the borders.</summary>
    private static double Sample(ReferenceMap map, double y, double x, int c)
    {
        int top = (int)Math.Floor(y), left = (int)Math.Floor(x);
        double down = y - top, across = x - left;
        return ((1 - down) * (1 - across) * map[top, left, c]) + ((1 - down) * across * map[top, left + 1, c])
            + (down * (1 - across) * map[top + 1, left, c]) + (down * across * map[top + 1, left + 1, c]);
    }
}
