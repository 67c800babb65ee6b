namespace DragGan.Dragging;

/// <summary>|goal - moving|₁ and its gradient.</summary>
internal static class AbsoluteDifference
{
    /// <summary>Returns |goal - moving|₁ and puts its gradient with respect to the moving side, times <paramref name="share"/>, in its place.</summary>
    public static double TakeGradient(ReadOnlySpan<float> goal, Span<float> moving, float share)
    {
        double sum = 0;
        for (int c = 0; c < moving.Length; c++)
        {
            float difference = moving[c] - goal[c];
            sum += Math.Abs(difference);
            moving[c] = difference > 0 ? share : difference < 0 ? -share : 0;
        }

        return sum;
    }
}
