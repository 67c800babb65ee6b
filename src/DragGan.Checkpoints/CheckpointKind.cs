namespace DragGan.Checkpoints;

/// <summary>The layouts a model file may have, found from its content and never from its name.</summary>
public enum CheckpointKind
{
    /// <summary>NVIDIA's PyTorch pickle: networks kept as persistent objects under G, D and G_ema.</summary>
    NvidiaPickle,

    /// <summary>Safetensors: a JSON header and raw arrays.</summary>
    Safetensors,
}
