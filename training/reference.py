"""StyleGAN2 as it is written down, from a file's arrays: slow, plain, sharing nothing with the training code it checks."""
import math
from typing import Dict

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from shards import read_safetensors

Arrays = Dict[str, Tensor]


def load(path: str) -> Arrays:
    return {name: torch.from_numpy(np.array(a, np.float32)) for name, a in read_safetensors(path)[0].items()}


def fully_connected(t: Arrays, name: str, x: Tensor, rate: float) -> Tensor:
    weight = t[name + ".weight"]
    return x @ (weight * (rate / math.sqrt(weight.shape[1]))).t() + t[name + ".bias"] * rate


def normalise(z: Tensor) -> Tensor:
    return z * (z.square().mean(1, keepdim=True) + 1e-8).rsqrt()


def mapping(t: Arrays, z: Tensor, truncation: float = 1.0) -> Tensor:
    """[n, z] -> [n, w]."""
    x, i = normalise(z), 0
    while f"mapping.fc{i}.weight" in t:
        x = F.leaky_relu(fully_connected(t, f"mapping.fc{i}", x, 0.01), 0.2) * math.sqrt(2)
        i += 1
    return t["mapping.w_avg"] + truncation * (x - t["mapping.w_avg"])


def filtered(x: Tensor, f: Tensor, padding: tuple, gain: float) -> Tensor:
    c = x.shape[1]
    return F.conv2d(F.pad(x, padding), (f.flip((0, 1)) * gain).expand(c, 1, -1, -1), groups=c)


def modulated(t: Arrays, name: str, x: Tensor, w: Tensor, up: bool) -> Tensor:
    """A 3x3 convolution of one picture, with its bias and activation."""
    style = fully_connected(t, name + ".affine", w, 1.0)[0]
    weight = t[name + ".weight"] * style[:, None, None]
    weight = weight * (weight.square().sum((1, 2, 3), keepdim=True) + 1e-8).rsqrt()
    if up:
        x = F.conv_transpose2d(x, weight.transpose(0, 1), stride=2)
        x = filtered(x, t[name + ".resample_filter"], (1, 1, 1, 1), 4.0)
    else:
        x = F.conv2d(x, weight, padding=1)
    return F.leaky_relu(x + t[name + ".bias"][:, None, None], 0.2) * math.sqrt(2)


def to_rgb(t: Arrays, name: str, x: Tensor, w: Tensor) -> Tensor:
    weight = t[name + ".weight"]
    style = fully_connected(t, name + ".affine", w, 1.0)[0] / math.sqrt(weight.shape[1])
    return F.conv2d(x, weight * style[:, None, None]) + t[name + ".bias"][:, None, None]


def upsampled(x: Tensor, f: Tensor) -> Tensor:
    n, c, h, w = x.shape
    spaced = torch.zeros(n, c, 2 * h, 2 * w)
    spaced[:, :, ::2, ::2] = x
    return filtered(spaced, f, (2, 1, 2, 1), 4.0)


@torch.no_grad()
def synthesis(t: Arrays, w: Tensor) -> Tensor:
    """[1, w] (the same for every row) or [1, rows, w] -> [1, 3, size, size]."""
    rows = 2 * sum(name.endswith(".conv1.weight") for name in t)
    w = w[:, None].expand(-1, rows, -1) if w.dim() == 2 else w
    x, picture, row, size = t["synthesis.b4.const"][None], None, 0, 4
    while f"synthesis.b{size}.conv1.weight" in t:
        block = f"synthesis.b{size}"
        if size > 4:
            x = modulated(t, block + ".conv0", x, w[:, row], True)
            row += 1
        x = modulated(t, block + ".conv1", x, w[:, row], False)
        row += 1
        rgb = to_rgb(t, block + ".torgb", x, w[:, row])
        picture = rgb if picture is None else upsampled(picture, t[block + ".resample_filter"]) + rgb
        size *= 2
    return picture


def latent(parameters: Tensor, z: int = 512) -> Tensor:
    """A z of r.m.s. 1, so that normalising changes nothing, that starts with the parameters."""
    rest = ((z - parameters.square().sum(1, keepdim=True)) / (z - parameters.shape[1])).sqrt()
    return torch.cat([parameters, rest.expand(-1, z - parameters.shape[1])], 1)
