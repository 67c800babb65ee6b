"""The generator while it is trained: StyleGAN2's synthesis network, and a mapping that is told more than z.

The synthesis is NVIDIA's "skip" network to the letter (modulated convolution with demodulation, [1, 3, 3, 1] resampling,
leaky ReLU of 0.2 times the root of 2, one toRGB per block whose pictures are upsampled and summed), without noise. Each row
of w reads one of two halves, so that dragging the first six rows moves the pose and leaves the colours alone:

    rows 0-5 (up to the first convolution at 32 px) read the geometry half, the rows after them the colour half.

The mapping exists for training only. Besides z it sees where the landmarks will be in the picture, as Fourier features, and
which colours are used: pose to pixels is much easier to learn from where things are than from angles. Afterwards distill.py
fits a plain z -> w network to what this one does.
"""
import math
from typing import Dict, List, Tuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from dense import linear

ROOT2 = math.sqrt(2)
CHANNELS = {4: 256, 8: 256, 16: 256, 32: 128, 64: 96, 128: 64, 256: 32}
GEOMETRY_ROWS = 6
HALF = 256  # numbers of w that belong to geometry, and as many to colour


class FullyConnected(nn.Module):
    """StyleGAN2's layer with equalised learning rate: the stored weight is about 1, times `gain` it is what is used."""

    def __init__(self, inputs: int, outputs: int, rate: float = 1.0, bias: float = 0.0, activate: bool = True) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(outputs, inputs) / rate)
        self.bias = nn.Parameter(torch.full((outputs,), bias / rate))
        self.gain, self.rate, self.activate = rate / math.sqrt(inputs), rate, activate

    def forward(self, x: Tensor) -> Tensor:
        y = linear(x, self.weight * self.gain, self.bias * self.rate)
        return F.leaky_relu(y, 0.2) * ROOT2 if self.activate else y


class Mapping(nn.Module):
    """What a half of w is made from: parameters, and what can be computed from them without rendering."""

    def __init__(self, inputs: int, outputs: int = HALF, layers: int = 2, rate: float = 0.5) -> None:
        super().__init__()
        self.layers = nn.Sequential(*[FullyConnected(inputs if i == 0 else outputs, outputs, rate) for i in range(layers)])

    def forward(self, x: Tensor) -> Tensor:
        return self.layers(x)


class StyledConvolution(nn.Module):
    """One modulated 3x3 convolution: parameters only; `Generator.synthesis` and fused.py say what is done with them."""

    def __init__(self, inputs: int, outputs: int, up: bool) -> None:
        super().__init__()
        self.affine = FullyConnected(HALF, inputs, bias=1.0, activate=False)
        self.weight = nn.Parameter(torch.randn(outputs, inputs, 3, 3))
        self.bias = nn.Parameter(torch.zeros(outputs))
        self.gain, self.up = 1 / math.sqrt(inputs * 9), up

    def forward(self, x: Tensor, w: Tensor) -> Tensor:
        style, weight = self.affine(w), self.weight * self.gain
        scale = torch.rsqrt(linear(style.square(), weight.square().sum((2, 3)), None) + 1e-8) * ROOT2
        x, weight = x * style.to(x.dtype)[:, :, None, None], weight.to(x.dtype)
        if self.up:
            x = blur(F.conv_transpose2d(x, weight.transpose(0, 1), stride=2))
        else:
            x = F.conv2d(x, weight, padding=1)
        return F.leaky_relu(x * scale.to(x.dtype)[:, :, None, None] + (self.bias * ROOT2).to(x.dtype)[:, None, None], 0.2)


class ToRgb(nn.Module):
    """A block's contribution to the picture. Zero at first: a new last block then starts as plain upsampling."""

    def __init__(self, inputs: int) -> None:
        super().__init__()
        self.affine = FullyConnected(HALF, inputs, bias=1.0, activate=False)
        self.weight = nn.Parameter(torch.zeros(3, inputs, 1, 1))
        self.bias = nn.Parameter(torch.zeros(3))
        self.gain = 1 / math.sqrt(inputs)

    def matrix(self, w: Tensor) -> Tensor:
        """[pictures, 3, inputs]: the weight with each picture's style in it."""
        return (self.weight[:, :, 0, 0] * self.gain) * self.affine(w)[:, None, :]

    def forward(self, x: Tensor, w: Tensor) -> Tensor:
        y = F.conv2d(x * (self.affine(w) * self.gain).to(x.dtype)[:, :, None, None], self.weight.to(x.dtype))
        return y.float() + self.bias[:, None, None]


def blur(x: Tensor) -> Tensor:
    """[2n + 1] -> [2n]: [1, 3, 3, 1] x [1, 3, 3, 1] / 16 after a transposed convolution, as three 2x2 averages times 4."""
    for padding in (1, 0, 0):
        x = F.avg_pool2d(x, 2, 1, padding)
    return x * 4


def upsample(x: Tensor) -> Tensor:
    """[n] -> [2n] with the same filter: each new pixel is 3/4 of the nearest old one and 1/4 of the next."""
    n, c, h, w = x.shape
    x = F.pad(x, (1, 1, 1, 1))
    near = x[:, :, 1:-1]
    x = torch.stack((near * 0.75 + x[:, :, :-2] * 0.25, near * 0.75 + x[:, :, 2:] * 0.25), 3).reshape(n, c, 2 * h, w + 2)
    near = x[..., 1:-1]
    return torch.stack((near * 0.75 + x[..., :-2] * 0.25, near * 0.75 + x[..., 2:] * 0.25), 4).reshape(n, c, 2 * h, 2 * w)


class Generator(nn.Module):
    """`shape` says everything about the sizes and is kept in every checkpoint: see `shape_of`."""

    def __init__(self, shape: Dict) -> None:
        super().__init__()
        self.shape, self.geometry = shape, shape["geometry"]
        self.channels: Dict[int, int] = {int(k): v for k, v in shape["channels"].items()}
        self.sizes: List[int] = sorted(self.channels)
        self.rows = 2 * len(self.sizes)
        octaves = shape["octaves"]
        self.map_geometry = Mapping(self.geometry + shape["landmarks"] * 2 * (1 + 2 * octaves))
        self.map_colour = Mapping(shape["z"] - self.geometry + shape["colours"])
        self.const = nn.Parameter(torch.randn(1, self.channels[4], 4, 4))
        self.conv0, self.conv1, self.torgb = nn.ModuleDict(), nn.ModuleDict(), nn.ModuleDict()
        for size in self.sizes:
            c = self.channels[size]
            if size > 4:
                self.conv0[str(size)] = StyledConvolution(self.channels[size // 2], c, up=True)
            self.conv1[str(size)] = StyledConvolution(c, c, up=False)
            self.torgb[str(size)] = ToRgb(c)
        nn.init.normal_(self.torgb["4"].weight)

    @staticmethod
    def shape_of(z: int, geometry: int, landmarks: int, colours: int, channels: Dict[int, int] = CHANNELS, octaves: int = 2) -> Dict:
        return dict(z=z, geometry=geometry, landmarks=landmarks, colours=colours, octaves=octaves, channels=dict(channels))

    def mapping(self, z: Tensor, landmarks: Tensor, colours: Tensor) -> Tensor:
        """[n, z], [n, landmarks, 2] as fractions of the picture, [n, colours] -> [n, 2, HALF]: geometry and colour."""
        p = landmarks.flatten(1) * 2 - 1
        waves = [f(math.pi * k * p) * 1.4 for k in range(1, self.shape["octaves"] + 1) for f in (torch.sin, torch.cos)]
        geometry = self.map_geometry(torch.cat([z[:, : self.geometry], p * 1.7] + waves, 1))
        colour = self.map_colour(torch.cat([z[:, self.geometry :], colours * 2], 1))
        return torch.stack((geometry, colour), 1)

    def row_halves(self, w: Tensor) -> List[Tensor]:
        """For each row of w, the half that it reads."""
        geometry, colour = w.unbind(1)
        return [geometry] * GEOMETRY_ROWS + [colour] * (self.rows - GEOMETRY_ROWS)

    def layers(self, size: int) -> List[Tuple[int, StyledConvolution, int]]:
        """(picture size, convolution, its row of w) in order; the toRGB of a block reads the row after its last one."""
        result, row = [], 0
        for s in [s for s in self.sizes if s <= size]:
            for convolutions in (self.conv0, self.conv1) if s > 4 else (self.conv1,):
                result.append((s, convolutions[str(s)], row))
                row += 1
        return result

    def synthesis(self, w: Tensor, size: int, dtype: torch.dtype = torch.float32) -> Tensor:
        """[n, 2, HALF] -> pictures [n, 3, size, size], about -1..1. Plain PyTorch; fused.synthesis does the same faster."""
        x = self.const.to(dtype).expand(len(w), -1, -1, -1).contiguous(memory_format=torch.channels_last)
        picture, rows = None, self.row_halves(w)
        for s, convolution, row in self.layers(size):
            x = convolution(x, rows[row])
            if not convolution.up:
                rgb = self.torgb[str(s)](x, rows[row + 1])
                picture = rgb if picture is None else upsample(picture) + rgb
        return picture
