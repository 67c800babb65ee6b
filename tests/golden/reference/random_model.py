"""Random StyleGAN2 weights of any size, in the layout of NVIDIA's state dictionary, rounded to 16 bits."""
import numpy as np


def make(seed, channels, z_dim, w_dim, mapping_layers, architecture, labels=0, noise_up_to=1 << 30):
    """channels: those of the blocks 4, 8, 16, ...; noise_up_to: blocks beyond this resolution get no noise arrays."""
    random = np.random.RandomState(seed)
    arrays = {}

    def normal(name, *shape, scale=1.0, mean=0.0):
        arrays[name] = (random.randn(*shape) * scale + mean).astype(np.float16)

    inputs = z_dim + (w_dim if labels else 0)
    if labels:
        normal("mapping.embed.weight", w_dim, labels)
        normal("mapping.embed.bias", w_dim, scale=0.1)
    for layer in range(mapping_layers):
        normal(f"mapping.fc{layer}.weight", w_dim, inputs, scale=100)  # the layers' learning-rate multiplier is 0.01
        normal(f"mapping.fc{layer}.bias", w_dim, scale=10)
        inputs = w_dim
    normal("mapping.w_avg", w_dim, scale=0.3)

    filters = np.outer([1, 3, 3, 1], [1, 3, 3, 1]).astype(np.float16) / 64

    def layer(name, inputs, outputs, resolution):
        normal(f"{name}.weight", outputs, inputs, 3, 3)
        normal(f"{name}.bias", outputs, scale=0.2)
        normal(f"{name}.affine.weight", inputs, w_dim, scale=0.5)
        normal(f"{name}.affine.bias", inputs, scale=0.1, mean=1)
        arrays[f"{name}.resample_filter"] = filters
        if resolution <= noise_up_to:
            normal(f"{name}.noise_const", resolution, resolution)
            arrays[f"{name}.noise_strength"] = np.array(random.uniform(0.05, 0.2), np.float16)

    before = channels[0]
    normal("synthesis.b4.const", channels[0], 4, 4)
    for index, outputs in enumerate(channels):
        resolution = 4 << index
        name = f"synthesis.b{resolution}"
        arrays[f"{name}.resample_filter"] = filters
        if index > 0:
            layer(f"{name}.conv0", before, outputs, resolution)
        layer(f"{name}.conv1", outputs, outputs, resolution)
        if architecture == "resnet" and index > 0:
            normal(f"{name}.skip.weight", outputs, before, 1, 1)
            arrays[f"{name}.skip.resample_filter"] = filters
        if architecture == "skip" or index == len(channels) - 1:
            normal(f"{name}.torgb.weight", 3, outputs, 1, 1, scale=0.4)
            normal(f"{name}.torgb.bias", 3, scale=0.1)
            normal(f"{name}.torgb.affine.weight", outputs, w_dim, scale=0.5)
            normal(f"{name}.torgb.affine.bias", outputs, scale=0.1, mean=1)
        before = outputs
    return arrays
