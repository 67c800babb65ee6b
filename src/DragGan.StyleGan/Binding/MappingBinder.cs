using System.Collections.Immutable;

namespace DragGan.StyleGan;

/// <summary>Makes the mapping network's parameters from the arrays under <c>mapping.</c></summary>
internal static class MappingBinder
{
    /// <summary>The learning rate of the mapping layers relative to all others, if the file does not say.</summary>
    private const float StandardLearningRate = 0.01f;

    public static MappingParameters Bind(CheckpointArrays arrays, CheckpointMetadata metadata)
    {
        MappingLayer? embedding = null;
        if (arrays.Has("mapping.embed.weight") || arrays.Has("mapping.embed.bias"))
        {
            embedding = Layer(arrays, "mapping.embed", arrays.Extent("mapping.embed.weight", axis: 1, rank: 2), learningRate: 1, isActivated: false);
        }

        float learningRate = metadata.PositiveNumber("lr_multiplier", StandardLearningRate) ?? StandardLearningRate;
        int inputs = arrays.Extent("mapping.fc0.weight", axis: 1, rank: 2);
        int zDim = inputs - (embedding?.Outputs ?? 0);
        if (zDim < 0)
        {
            throw arrays.Fail("mapping.fc0.weight", $"reads {inputs} values, expected at least the {embedding!.Outputs} of the embedded label");
        }

        // As many as there are numbers: if one in between is missing, a layer below the count is, and that is an error.
        int count = arrays.Numbers("mapping.fc").Length;
        ImmutableArray<MappingLayer>.Builder layers = ImmutableArray.CreateBuilder<MappingLayer>();
        while (layers.Count < count)
        {
            layers.Add(Layer(arrays, $"mapping.fc{layers.Count}", inputs, learningRate, isActivated: true));
            inputs = layers[^1].Outputs;
        }

        float[] average = arrays.Required("mapping.w_avg", inputs).ToArray();
        return new() { ZDim = zDim, Embedding = embedding, Layers = layers.ToImmutable(), AverageW = average };
    }

    private static MappingLayer Layer(CheckpointArrays arrays, string name, int inputs, float learningRate, bool isActivated)
    {
        int outputs = arrays.Extent($"{name}.weight", axis: 0, rank: 2);
        float[] weight = arrays.Trained($"{name}.weight", outputs, inputs).ToArray();
        float[] bias = arrays.Trained($"{name}.bias", outputs).ToArray();
        return new(inputs, outputs, weight, bias, new(learningRate / MathF.Sqrt(inputs), learningRate, isActivated));
    }
}
