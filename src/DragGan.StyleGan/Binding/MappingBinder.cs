using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace DragGan.StyleGan;

/// <summary>Makes the mapping network's parameters from the arrays under <c>mapping.</c></summary>
internal static class MappingBinder
{
    /// <summary>The learning rate of the mapping layers relative to all others, if the file does not say.</summary>
    private const float StandardLearningRate = 0.01f;

    public static MappingParameters Bind(CheckpointArrays arrays, CheckpointMetadata metadata)
    {
        FullyConnectedParameters? embedding = null;
        if (arrays.Has("mapping.embed.weight"))
        {
            embedding = Layer(arrays, "mapping.embed", arrays.Extent("mapping.embed.weight", axis: 1, rank: 2), learningRate: 1);
        }

        float learningRate = metadata.PositiveNumber("lr_multiplier", StandardLearningRate) ?? StandardLearningRate;
        int inputs = arrays.Extent("mapping.fc0.weight", axis: 1, rank: 2);
        int zDim = inputs - (embedding?.Outputs ?? 0);
        if (zDim < 0)
        {
            throw arrays.Fail("mapping.fc0.weight", $"reads {inputs} values, expected at least the {embedding!.Outputs} of the embedded label");
        }

        ImmutableArray<FullyConnectedParameters>.Builder layers = ImmutableArray.CreateBuilder<FullyConnectedParameters>();
        while (layers.Count == 0 || arrays.Has($"mapping.fc{layers.Count}.weight"))
        {
            layers.Add(Layer(arrays, $"mapping.fc{layers.Count}", inputs, learningRate));
            inputs = layers[^1].Outputs;
        }

        float[] average = arrays.Required("mapping.w_avg", inputs).ToArray();
        return new() { ZDim = zDim, Embedding = embedding, Layers = layers.ToImmutable(), AverageW = average };
    }

    private static FullyConnectedParameters Layer(CheckpointArrays arrays, string name, int inputs, float learningRate)
    {
        int outputs = arrays.Extent($"{name}.weight", axis: 0, rank: 2);
        float[] weight = arrays.Trained($"{name}.weight", outputs, inputs).ToArray();
        float[] bias = arrays.Trained($"{name}.bias", outputs).ToArray();
        TensorPrimitives.Multiply(weight, learningRate / MathF.Sqrt(inputs), weight);
        TensorPrimitives.Multiply(bias, learningRate, bias);
        return new(inputs, outputs, weight, bias);
    }
}
