using DragGan.Numerics;

namespace DragGan.Dragging.Tests;

public sealed class LossReportTests
{
    public static TheoryData<bool, double> Masks => new()
    {
        { false, 20 },
        { true, 0 },
        { true, 20 },
        { true, 3.5 },
    };

    [Theory]
    [MemberData(nameof(Masks))]
    public void A_steps_losses_are_those_of_the_plain_formulas_on_its_picture_and_handles(bool masked, double weight)
    {
        DragSettings settings = Drag.Settings with { MaskWeight = weight, MaxSteps = 4 };
        DragProgress last = Drag.Run(settings, masked ? Drag.Frame : null)[^1];

        ReferenceMap start = FeaturesOf(last.State.StartLatent), now = FeaturesOf(last.Measured);
        double motion = ReferenceDragging.MotionLoss(now, now, last.Report!.Handles, 64, radius: 1, MotionLoss.Compatible);
        double mask = masked ? ReferenceDragging.MaskLoss(now, start, Drag.Frame, weight) : 0;

        Assert.Equal(motion, last.Report.Motion, motion * 1e-5);
        Assert.Equal(mask, last.Report.Mask, mask * 1e-5);
        Assert.Equal(last.Report.Motion + last.Report.Mask, last.Report.Loss);
        Assert.Equal(masked && weight > 0, last.Report.Mask > 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_mask_of_one_kind_only_is_no_mask(bool allFixed)
    {
        DragProgress last = Drag.Run(Drag.Settings with { MaxSteps = 4 }, Maps.Region(64, (_, _) => allFixed))[^1];

        Assert.Equal(0, last.Report!.Mask);
        Drag.AssertSameBits(Drag.Run(Drag.Settings with { MaxSteps = 4 })[^1].State, last.State);
    }

    [Fact]
    public void A_mask_holds_the_picture_back()
    {
        DragSettings settings = Drag.Settings with { MaxSteps = 20 };

        Assert.True(Drag.Run(settings, Drag.Frame)[^1].State.Handles[0].Distance > Drag.Run(settings)[^1].State.Handles[0].Distance);
    }

    private static ReferenceMap FeaturesOf(StyleGan.Latent latent)
    {
        FeatureMap map = new SlidingPicture(64).Features(latent.Values.AsSpan(), Drag.Settings.FeatureBlock);
        return new(map.Height, map.Width, map.Channels, Numeric.ToDouble(map.Data));
    }
}
