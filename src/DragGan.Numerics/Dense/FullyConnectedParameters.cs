namespace DragGan.Numerics;

/// <summary>What a fully connected layer does beside its weights.</summary>
/// <param name="WeightGain">Factor on W: lr_multiplier / √I in StyleGAN2.</param>
/// <param name="BiasGain">Factor on b: lr_multiplier in StyleGAN2.</param>
/// <param name="IsActivated">Whether √2 · lrelu follows: true in the mapping network, false in the affine layers that make styles.</param>
public readonly record struct FullyConnectedParameters(float WeightGain, float BiasGain, bool IsActivated);
