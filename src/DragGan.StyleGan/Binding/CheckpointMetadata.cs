using System.Globalization;
using DragGan.Checkpoints;

namespace DragGan.StyleGan;

/// <summary>What a checkpoint says beside its arrays, read as the types a generator needs.</summary>
internal sealed class CheckpointMetadata(Checkpoint checkpoint)
{
    /// <summary>Refuses a file whose metadata state another size than its arrays have: one of them is damaged.</summary>
    public void RequireAgreement(string key, int found)
    {
        if (checkpoint.Metadata.TryGetValue(key, out string? text)
            && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int stated)
            && stated != found)
        {
            throw Fail($"its metadata say {key} = {stated}, but its arrays make it {found}; arrays are missing or damaged, so fetch or convert it again");
        }
    }

    /// <inheritdoc cref="RequireAgreement(string, int)"/>
    /// <remarks>Writers of safetensors also put prose there; only one of the three names says anything.</remarks>
    public void RequireAgreement(SynthesisArchitecture found)
    {
        if (checkpoint.Metadata.TryGetValue("architecture", out string? stated) && stated is "skip" or "resnet" or "orig" && stated != Name(found))
        {
            throw Fail($"its metadata say architecture = {stated}, but its arrays make it {Name(found)}; arrays are missing or damaged, so fetch or convert it again");
        }
    }

    /// <summary>Refuses every resampling filter but StyleGAN2's own, where one is stated.</summary>
    public void RequireStandardFilter()
    {
        if (checkpoint.Metadata.TryGetValue("resample_filter", out string? stated)
            && string.Concat(stated.Where(c => !char.IsWhiteSpace(c) && c is not ('[' or ']' or '(' or ')'))) != "1,3,3,1")
        {
            throw Fail($"its metadata say resample_filter = {stated}, but only 1,3,3,1 (StyleGAN2's own) is supported");
        }
    }

    /// <summary>Refuses every activation of the synthesis layers but StyleGAN2's own, where one is stated.</summary>
    public void RequireStandardActivation()
    {
        if (checkpoint.Metadata.TryGetValue("activation", out string? stated) && stated != "lrelu")
        {
            throw Fail($"its metadata say activation = {stated}, but only lrelu (StyleGAN2's own) is supported");
        }
    }

    /// <summary>A positive number, or <paramref name="otherwise"/> where nothing or <c>none</c> is stated.</summary>
    /// <exception cref="ModelFileException">What is stated is not a positive number.</exception>
    public float? PositiveNumber(string key, float? otherwise)
    {
        if (!checkpoint.Metadata.TryGetValue(key, out string? text) || text.Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            return otherwise;
        }

        return float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && float.IsFinite(value) && value > 0
            ? value
            : throw Fail($"its metadata say {key} = {text}, expected a number greater than 0, or 'none'");
    }

    private static string Name(SynthesisArchitecture architecture) => architecture switch
    {
        SynthesisArchitecture.Skip => "skip",
        SynthesisArchitecture.Resnet => "resnet",
        _ => "orig",
    };

    private ModelFileException Fail(string what) => new($"'{checkpoint.Name}' cannot be used as a StyleGAN2 generator: {what}.");
}
