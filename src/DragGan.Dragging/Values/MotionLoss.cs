namespace DragGan.Dragging;

/// <summary>Which side of the motion loss is pulled on. sg is stop-gradient: that side counts as a constant.</summary>
public enum MotionLoss
{
    /// <summary>|sg F(q) - F(q + d)|: the features ahead are made like those under the handle (paper, Eq. 1, and the reference tool).</summary>
    Compatible,

    /// <summary>|F(q) - sg F(q - d)|: the features under the handle are made like those behind it (the older form, in many published results).</summary>
    Published,
}
