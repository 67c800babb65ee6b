"""StyleGAN2's generator, written down plainly: arrays by name in, latents, features and pictures out.

Slow and obvious on purpose: no fused kernels, no layout tricks, gradients by autograd. Any float type. Written for
this project from the papers and published facts; needed by nobody to build or test, only to make golden data.
"""
import math

import torch
import torch.nn.functional as F


def second_moment_normalised(v):
    return v / torch.sqrt(torch.mean(v * v, dim=-1, keepdim=True) + 1e-8)


def leaky(v):
    return torch.where(v > 0, v, 0.2 * v)


class Generator:
    def __init__(self, arrays, metadata=None, dtype=torch.float32):
        metadata = metadata or {}
        self.a = {name: torch.tensor(values.astype("float64")).to(dtype) for name, values in arrays.items()}
        self.dtype = dtype
        self.blocks = sorted({int(name.split(".")[1][1:]) for name in self.a if name.startswith("synthesis.b")})
        self.resolution = self.blocks[-1]
        self.rows = 2 * len(self.blocks)
        self.w_dim = self.a["mapping.w_avg"].shape[0]
        embed = self.a.get("mapping.embed.weight")
        self.labels = 0 if embed is None else embed.shape[1]
        self.z_dim = self.a["mapping.fc0.weight"].shape[1] - (0 if embed is None else embed.shape[0])
        self.resnet = "synthesis.b8.skip.weight" in self.a
        clamp = metadata.get("conv_clamp", "none")
        self.clamp = math.inf if clamp == "none" else float(clamp)
        self.lr_multiplier = float(metadata.get("lr_multiplier", 0.01))
        row = torch.tensor([1.0, 3.0, 3.0, 1.0], dtype=dtype) / 8
        self.fir = torch.outer(row, row)

    # --- mapping -------------------------------------------------------------------------------------------------

    def map(self, z, label=None, psi=1.0, cutoff=None):
        """z [z_dim] -> w+ [rows, w_dim]."""
        x = second_moment_normalised(z.to(self.dtype))
        if self.labels:
            one_hot = F.one_hot(torch.tensor(label), self.labels).to(self.dtype)
            embedded = self.dense("mapping.embed", one_hot, 1.0)
            x = torch.cat([x, second_moment_normalised(embedded)])
        layer = 0
        while f"mapping.fc{layer}.weight" in self.a:
            x = math.sqrt(2) * leaky(self.dense(f"mapping.fc{layer}", x, self.lr_multiplier))
            layer += 1
        average = self.a["mapping.w_avg"]
        drawn = average + psi * (x - average)
        cutoff = self.rows if cutoff is None else cutoff
        return torch.stack([drawn if row < cutoff else x for row in range(self.rows)])

    def dense(self, name, x, multiplier):
        weight, bias = self.a[f"{name}.weight"], self.a[f"{name}.bias"]
        return (weight * (multiplier / math.sqrt(weight.shape[1]))) @ x + bias * multiplier

    # --- synthesis -----------------------------------------------------------------------------------------------

    def run(self, ws, noise="const", last=None):
        """w+ [rows, w_dim] -> (feature maps of each block [C, r, r], picture [3, R, R]); stops after block `last`."""
        features, picture = [], None
        for index, resolution in enumerate(self.blocks[: None if last is None else last + 1]):
            name = f"synthesis.b{resolution}"
            if index == 0:
                x = self.convolution(f"{name}.conv1", self.a[f"{name}.const"], ws[0], noise)
            else:
                y = self.convolution(f"{name}.conv0", features[-1], ws[2 * index - 1], noise, up=True)
                extra = math.sqrt(0.5) if self.resnet else 1.0
                x = self.convolution(f"{name}.conv1", y, ws[2 * index], noise, extra_gain=extra)
                if self.resnet:
                    weight = self.a[f"{name}.skip.weight"]
                    straight = F.conv2d(features[-1][None], weight / math.sqrt(weight.shape[1]))[0]
                    x = x + math.sqrt(0.5) * self.upsampled(straight)
            features.append(x)
            if picture is not None:
                picture = self.upsampled(picture)
            if f"{name}.torgb.weight" in self.a:
                colours = self.to_rgb(f"{name}.torgb", x, ws[2 * index + 1])
                picture = colours if picture is None else picture + colours
        return features, picture

    def styles(self, name, w):
        weight = self.a[f"{name}.affine.weight"]
        return (weight / math.sqrt(self.w_dim)) @ w + self.a[f"{name}.affine.bias"]

    def convolution(self, name, x, w, noise, up=False, extra_gain=1.0):
        weight = self.a[f"{name}.weight"] * self.styles(name, w)[None, :, None, None]
        weight = weight * torch.rsqrt((weight * weight).sum(dim=(1, 2, 3), keepdim=True) + 1e-8)
        if up:
            y = F.conv_transpose2d(x[None], weight.transpose(0, 1), stride=2)  # 2n + 1 cells
            y = self.filtered(F.pad(y[0], (1, 1, 1, 1))) * 4
        else:
            y = F.conv2d(x[None], weight, padding=1)[0]
        constant, strength = self.a.get(f"{name}.noise_const"), self.a.get(f"{name}.noise_strength")
        if noise == "const" and constant is not None and strength is not None:
            y = y + constant * strength
        y = leaky(y + self.a[f"{name}.bias"][:, None, None]) * (math.sqrt(2) * extra_gain)
        return y.clamp(-self.clamp * extra_gain, self.clamp * extra_gain)

    def to_rgb(self, name, x, w):
        weight = self.a[f"{name}.weight"]
        weight = weight * (self.styles(name, w) / math.sqrt(weight.shape[1]))[None, :, None, None]
        y = F.conv2d(x[None], weight)[0] + self.a[f"{name}.bias"][:, None, None]
        return y.clamp(-self.clamp, self.clamp)

    def filtered(self, x):
        """The FIR over every channel, without padding."""
        return F.conv2d(x[:, None], self.fir[None, None])[:, 0]

    def upsampled(self, x):
        """Zeros between the cells, then the FIR with gain 4."""
        channels, height, width = x.shape
        spread = torch.zeros(channels, 2 * height, 2 * width, dtype=x.dtype)
        spread[:, ::2, ::2] = x
        return self.filtered(F.pad(spread, (2, 1, 2, 1))) * 4


def pixels(picture):
    """[3, R, R] of about -1..1 -> bytes [R, R, 3]."""
    return torch.trunc((picture * 127.5 + 128).clamp(0, 255)).to(torch.uint8).permute(1, 2, 0)
