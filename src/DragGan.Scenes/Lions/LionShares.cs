namespace DragGan.Scenes;

/// <summary>A lion as the shares u of its parameters' ranges.</summary>
internal sealed class LionShares
{
    private readonly float[] _shares;

    /// <summary>u = Φ(z) of the first numbers of z.</summary>
    public LionShares(ReadOnlySpan<float> normals)
    {
        _shares = new float[LionParameters.Count];
        for (int i = 0; i < _shares.Length; i++)
        {
            _shares[i] = (float)NormalDistribution.Cumulative(normals[i]);
        }
    }

    /// <summary>The share of a parameter's range, 0…1.</summary>
    public float this[LionParameter parameter] => _shares[(int)parameter];

    /// <summary>The parameter's value.</summary>
    public float Value(LionParameter parameter) => LionParameters.All[(int)parameter].At(this[parameter]);

    /// <summary>The value of a parameter in degrees, as radians.</summary>
    public float Radians(LionParameter parameter) => Value(parameter) * (MathF.PI / 180);
}
