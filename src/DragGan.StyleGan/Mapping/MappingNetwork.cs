using System.Collections.Immutable;
using System.Numerics.Tensors;
using DragGan.Numerics;

namespace DragGan.StyleGan;

/// <summary>StyleGAN2's mapping network: from a random vector, and a label where the model has them, to w.</summary>
/// <remarks>
/// <code>
/// x = [ n(z) , n(embed(label)) ]      n(v) = v · rsqrt(mean(v²) + 1e-8)
/// x = √2 · lrelu(W x + b)             for each layer; negative values times 0.2
/// </code>
/// StyleGAN paper (Karras et al. 2019), sections 2 and 4 for truncation; labels as in StyleGAN2-ADA. Immutable and safe to share.
/// </remarks>
public sealed class MappingNetwork
{
    private readonly MappingParameters _parameters;
    private readonly int _rows;

    internal MappingNetwork(MappingParameters parameters, int rows) => (_parameters, _rows) = (parameters, rows);

    /// <summary>Mean of w over many z, <c>[w_dim]</c>: the most ordinary picture, and the centre of truncation.</summary>
    public ReadOnlySpan<float> AverageW => _parameters.AverageW;

    /// <summary>Maps z to w, without truncation.</summary>
    /// <param name="z">z_dim finite values, as a rule of the standard normal distribution.</param>
    /// <param name="label">0 … c_dim − 1 for a model with labels, null for one without.</param>
    /// <returns>w, <c>[w_dim]</c>; the caller's own.</returns>
    /// <exception cref="ArgumentException">z has another length, or the label is missing, out of range, or not wanted.</exception>
    public float[] Map(ReadOnlySpan<float> z, int? label = null)
    {
        if (z.Length != _parameters.ZDim)
        {
            throw new ArgumentException($"z has {z.Length} values, but this model takes {_parameters.ZDim}.", nameof(z));
        }

        float[] x = new float[_parameters.Layers[0].Inputs];
        z.CopyTo(x);
        Normalize(x.AsSpan(0, z.Length));
        EmbedLabel(label, x.AsSpan(z.Length));
        foreach (MappingLayer layer in _parameters.Layers)
        {
            x = layer.Apply(x);
        }

        return x;
    }

    /// <summary>Maps z to w⁺: every row the same w, drawn towards <see cref="AverageW"/>.</summary>
    /// <param name="z"><inheritdoc cref="Map" path="/param[@name='z']"/></param>
    /// <param name="label"><inheritdoc cref="Map" path="/param[@name='label']"/></param>
    /// <param name="truncation">ψ: 1 leaves w as it is, 0 is the average; 0.7 is customary. Finite.</param>
    /// <param name="cutoff">How many rows, from the first, are truncated: 0 … num_ws; null for all.</param>
    /// <exception cref="ArgumentException">An argument is out of its range; see also <see cref="Map"/>.</exception>
    public Latent ToLatent(ReadOnlySpan<float> z, int? label = null, float truncation = 1, int? cutoff = null)
    {
        if (!float.IsFinite(truncation))
        {
            throw new ArgumentOutOfRangeException(nameof(truncation), truncation, "Truncation must be a finite number; 0.7 is customary, 1 is none.");
        }

        if (cutoff is int rows && (rows < 0 || rows > _rows))
        {
            throw new ArgumentOutOfRangeException(nameof(cutoff), rows, $"The cutoff counts rows of w+, of which this model has {_rows}.");
        }

        float[] w = Map(z, label);
        float[] truncated = [.. w];
        if (truncation != 1)
        {
            TensorPrimitives.Lerp(_parameters.AverageW, w, truncation, truncated);
        }

        ImmutableArray<float>.Builder values = ImmutableArray.CreateBuilder<float>(_rows * w.Length);
        for (int row = 0; row < _rows; row++)
        {
            values.AddRange(row < (cutoff ?? _rows) ? truncated : w);
        }

        return new(_rows, w.Length, values.MoveToImmutable());
    }

    /// <summary>The w⁺ of a seed, the same as every StyleGAN tool's: z is <see cref="NumpyRandom"/>'s first z_dim numbers.</summary>
    /// <param name="seed">0 … 2³² − 1.</param>
    /// <param name="label"><inheritdoc cref="ToLatent" path="/param[@name='label']"/></param>
    /// <param name="truncation"><inheritdoc cref="ToLatent" path="/param[@name='truncation']"/></param>
    /// <param name="cutoff"><inheritdoc cref="ToLatent" path="/param[@name='cutoff']"/></param>
    /// <exception cref="ArgumentException"><inheritdoc cref="ToLatent" path="/exception"/></exception>
    public Latent FromSeed(uint seed, int? label = null, float truncation = 1, int? cutoff = null)
    {
        float[] z = new float[_parameters.ZDim];
        new NumpyRandom(seed).Fill(z);
        return ToLatent(z, label, truncation, cutoff);
    }

    /// <summary>Writes the normalised embedding of a label given as a one-hot vector.</summary>
    private void EmbedLabel(int? label, Span<float> destination)
    {
        if (_parameters.Embedding is not MappingLayer embedding)
        {
            if (label is not null)
            {
                throw new ArgumentException($"Label {label} was given, but this model has no labels.", nameof(label));
            }

            return;
        }

        if (label is not int index || index < 0 || index >= embedding.Inputs)
        {
            string found = label is null ? "none was given" : $"{label} was given";
            throw new ArgumentException($"This model needs a label from 0 to {embedding.Inputs - 1}, but {found}.", nameof(label));
        }

        float[] oneHot = new float[embedding.Inputs];
        oneHot[index] = 1;
        embedding.Apply(oneHot).CopyTo(destination);
        Normalize(destination);
    }

    private static void Normalize(Span<float> values)
    {
        if (values.Length > 0) // z is empty in a model fed by labels alone
        {
            Normalize2ndMoment.Forward(values, values);
        }
    }
}
