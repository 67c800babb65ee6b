namespace DragGan.Numerics;

/// <summary>Leaky ReLU with gain and clamp: z = clamp(G · (t &gt; 0 ? t : α · t), −κ, κ).</summary>
/// <param name="Slope">α, between 0 and 1; 0.2 in StyleGAN2.</param>
/// <param name="Gain">G, greater than 0; √2 in a synthesis layer.</param>
/// <param name="Clamp">κ, greater than 0; +∞ for none.</param>
public readonly record struct ActivationParameters(float Slope, float Gain, float Clamp);
