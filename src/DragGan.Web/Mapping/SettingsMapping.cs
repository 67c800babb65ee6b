using DragGan.Dragging;
using DragGan.Editing;
using Microsoft.AspNetCore.Http;

namespace DragGan.Web;

/// <summary>Settings, in the API's words and in the editor's.</summary>
internal static class SettingsMapping
{
    /// <summary>The API's words.</summary>
    public static Settings ToSettings(this EditSettings settings) => new(
        settings.Drag.Space == LatentSpace.W ? SpaceWord.W : SpaceWord.WPlus,
        settings.Drag.MotionLoss == MotionLoss.Published ? LossWord.Published : LossWord.Compatible,
        settings.Drag.StepSize,
        settings.Drag.MaskWeight,
        settings.Drag.SupervisionRadius,
        settings.Drag.TrackingRadius,
        settings.Drag.FeatureBlock,
        settings.Drag.TrainedRows,
        settings.Drag.MaxSteps,
        settings.Drag.Patience,
        settings.HoldFixedArea);

    /// <summary>Settings with what a request changes.</summary>
    /// <exception cref="BadHttpRequestException">A value is out of range; the message names it.</exception>
    public static EditSettings With(this EditSettings settings, SettingsChange change)
    {
        DragSettings drag = settings.Drag;
        drag = Set("space", change.Space, drag, (old, value) => old with { Space = value == SpaceWord.W ? LatentSpace.W : LatentSpace.WPlus });
        drag = Set("loss", change.Loss, drag, (old, value) => old with { MotionLoss = value == LossWord.Published ? MotionLoss.Published : MotionLoss.Compatible });
        drag = Set("stepSize", change.StepSize, drag, (old, value) => old with { StepSize = value });
        drag = Set("maskWeight", change.MaskWeight, drag, (old, value) => old with { MaskWeight = value });
        drag = Set("supervisionRadius", change.SupervisionRadius, drag, (old, value) => old with { SupervisionRadius = value });
        drag = Set("trackingRadius", change.TrackingRadius, drag, (old, value) => old with { TrackingRadius = value });
        drag = Set("featureBlock", change.FeatureBlock, drag, (old, value) => old with { FeatureBlock = value });
        drag = Set("trainedRows", change.TrainedRows, drag, (old, value) => old with { TrainedRows = value });
        drag = Set("maxSteps", change.MaxSteps, drag, (old, value) => old with { MaxSteps = value });
        drag = Set("patience", change.Patience, drag, (old, value) => old with { Patience = value });
        return settings with { Drag = drag, HoldFixedArea = change.HoldFixedArea ?? settings.HoldFixedArea };
    }

    private static DragSettings Set<T>(string name, T? value, DragSettings settings, Func<DragSettings, T, DragSettings> set)
        where T : struct
    {
        try
        {
            return value is T given ? set(settings, given) : settings;
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new BadHttpRequestException($"'{name}' cannot be {value}: it is out of range.");
        }
    }
}
