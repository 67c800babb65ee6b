"""The CPU's fast path: bfloat16 convolutions of oneDNN with the kernels of fused.cpp between them.

On a processor with AVX-512 and bfloat16 this is about ten times as fast as the plain path (Debian's, in 32 bits). fused.cpp is compiled with g++
when first used; where that fails (no compiler, another processor) the plain path is taken, with a word about it.

    python3 fused.py --check     compares pictures and gradients with the plain path
"""
import sys
from typing import Optional, Tuple

import torch
import torch.nn.functional as F
from torch import Tensor

import losses
from dense import linear
from generator import ROOT2, Generator
from kernels import call, library

HALF_FLOAT, LAST = torch.bfloat16, torch.channels_last


def activation(n: int, c: int, h: int, w: int) -> Tensor:
    return torch.empty((n, c, h, w), dtype=HALF_FLOAT, memory_format=LAST)


class Activate(torch.autograd.Function):
    """y -> (leaky(y * d + b) * s, its toRGB); without s only the toRGB, without r only the activation."""

    @staticmethod
    def forward(ctx, y: Tensor, d: Tensor, b: Tensor, s: Optional[Tensor], r: Tensor) -> Tuple[Optional[Tensor], Tensor]:
        n, c, h, w = y.shape
        y, d, b, r = y.contiguous(memory_format=LAST), d.contiguous(), b.contiguous(), r.contiguous()
        s = None if s is None else s.contiguous()
        out, rgb = None if s is None else activation(n, c, h, w), torch.empty((n, 3, h, w), memory_format=LAST)
        call("activate_forward", y, d, b, s, r, out, rgb, n, h * w, c)
        ctx.save_for_backward(y, d, b, s, r)
        return out, rgb

    @staticmethod
    def backward(ctx, gout: Optional[Tensor], grgb: Tensor):
        y, d, b, s, r = ctx.saved_tensors
        n, c, h, w = y.shape
        gout = None if s is None else gout.to(HALF_FLOAT).contiguous(memory_format=LAST)
        grgb = grgb.float().contiguous(memory_format=LAST)
        gy, gd, gb, gs, gr = activation(n, c, h, w), torch.empty(n, c), torch.empty(n, c), torch.empty(n, c), torch.empty(n, 3, c)
        call("activate_backward", y, d, b, s, r, gout, grgb, gy, gd, gb, gs, gr, n, h * w, c)
        return gy, gd, gb.sum(0), None if s is None else gs, gr


class Upsample(torch.autograd.Function):
    """The four phases of an up-sampling convolution -> leaky(blurred * d + b) * s."""

    @staticmethod
    def forward(ctx, ee: Tensor, eo: Tensor, oe: Tensor, oo: Tensor, d: Tensor, b: Tensor, s: Tensor) -> Tensor:
        n, c, h, w = oo.shape
        phases = [p.contiguous(memory_format=LAST) for p in (ee, eo, oe, oo)]
        d, b, s = d.contiguous(), b.contiguous(), s.contiguous()
        z, out = activation(n, c, 2 * h, 2 * w), activation(n, c, 2 * h, 2 * w)
        call("upsample_forward", *phases, d, b, s, z, out, n, h, w, c)
        ctx.save_for_backward(z, d, b, s)
        return out

    @staticmethod
    def backward(ctx, gout: Tensor):
        z, d, b, s = ctx.saved_tensors
        n, c, h2, w2 = z.shape
        h, w = h2 // 2, w2 // 2
        gout = gout.to(HALF_FLOAT).contiguous(memory_format=LAST)
        gz, gd, gb, gs = activation(n, c, h2, w2), torch.empty(n, c), torch.empty(n, c), torch.empty(n, c)
        call("activate_backward", z, d, b, s, None, gout, None, gz, gd, gb, gs, None, n, h2 * w2, c)
        phases = [activation(n, c, h + 1, w + 1), activation(n, c, h + 1, w), activation(n, c, h, w + 1), activation(n, c, h, w)]
        call("upsample_backward", gz, *phases, n, h, w, c)
        return (*phases, gd, gb.sum(0), gs)


class Kernels(torch.autograd.Function):
    """A layer's weight -> its bfloat16 kernels (one, or one for each phase when up-sampling) and, per pair of channels, its squares' sum."""

    @staticmethod
    def forward(ctx, weight: Tensor, gain: float, up: bool) -> Tuple[Tensor, ...]:
        o, i = weight.shape[:2]
        kernels, squares = torch.empty(weight.numel(), dtype=HALF_FLOAT), torch.empty(o, i)
        call("kernels_forward", weight, kernels, squares, gain, o * i, int(up))
        ctx.save_for_backward(weight)
        ctx.gain, ctx.up = gain, up
        sizes = ((2, 2), (2, 1), (1, 2), (1, 1)) if up else ((3, 3),)
        parts = kernels.split([o * i * h * w for h, w in sizes])
        return (squares, *[p.view(o, i, h, w) for p, (h, w) in zip(parts, sizes)])

    @staticmethod
    def backward(ctx, gsquares: Tensor, *parts: Tensor):
        weight, = ctx.saved_tensors
        parts = [p.contiguous() for p in parts]
        gradient = torch.empty_like(weight)
        call("kernels_backward", weight, *(parts + [None] * (4 - len(parts))), gsquares.contiguous(), gradient, ctx.gain, gsquares.numel(), int(ctx.up))
        return gradient, None, None


class Compose(torch.autograd.Function):
    """A block's toRGB, plus its bias, plus the smaller picture up-sampled."""

    @staticmethod
    def forward(ctx, rgb: Tensor, small: Tensor, bias: Tensor) -> Tensor:
        n, c, h, w = small.shape
        call("compose_forward", rgb, small.contiguous(memory_format=LAST), bias, n, h, w)  # in place: nobody else has rgb
        ctx.mark_dirty(rgb)
        return rgb

    @staticmethod
    def backward(ctx, g: Tensor):
        n, c, h, w = g.shape
        g = g.contiguous(memory_format=LAST)
        gsmall = torch.empty((n, c, h // 2, w // 2), memory_format=LAST)
        call("compose_backward", g, gsmall, n, h // 2, w // 2)
        return g, gsmall, g.sum((0, 2, 3))


class Reconstruction(torch.autograd.Function):
    """losses.reconstruction, its gradient made along with it."""

    @staticmethod
    def forward(ctx, found: Tensor, wanted: Tensor, m: Tensor, squares: float, edges: float) -> Tensor:
        found, wanted, m = found.contiguous(memory_format=LAST), wanted.contiguous(memory_format=LAST), m.contiguous()
        gradient = torch.empty_like(found)
        loss = call("reconstruction", found, wanted, m, gradient, squares, edges, len(found), found.shape[2])
        ctx.save_for_backward(gradient)
        return torch.tensor(loss, dtype=torch.float32)

    @staticmethod
    def backward(ctx, g: Tensor):
        return ctx.saved_tensors[0] * g, None, None, None, None


def reconstruction(found: Tensor, wanted: Tensor, m: Tensor, squares: float, edges: float) -> Tensor:
    """losses.reconstruction, by the kernel where there is one."""
    if found.is_cuda or library() is None:
        return losses.reconstruction(found, wanted, m, squares, edges)
    return Reconstruction.apply(found, wanted, m, squares, edges)


PADDINGS = ((1, 1), (1, 0), (0, 1), (0, 0))  # of the phases' small convolutions


def synthesis(generator: Generator, w: Tensor, size: int) -> Tensor:
    """The same as generator.synthesis(w, size). An up-sampling convolution is four small ones here, one for each phase: 9
    multiplications for each input pixel, where one large one with the same result would need 16."""
    layers, rows = generator.layers(size), generator.row_halves(w)
    styles = [layer.affine(rows[row]) for _, layer, row in layers]
    x = (generator.const * styles[0][:, :, None, None]).to(HALF_FLOAT).contiguous(memory_format=LAST)
    picture = None
    for i, (s, layer, row) in enumerate(layers):
        squares, *kernels = Kernels.apply(layer.weight, layer.gain, layer.up)
        d = torch.rsqrt(linear(styles[i].square(), squares, None) + 1e-8) * ROOT2
        b, following = layer.bias * ROOT2, styles[i + 1] if i + 1 < len(layers) else None
        if layer.up:
            x = Upsample.apply(*[F.conv2d(x, k, padding=p) for k, p in zip(kernels, PADDINGS)], d, b, following)
        else:
            rgb = generator.torgb[str(s)]
            x, y = Activate.apply(F.conv2d(x, kernels[0], padding=1), d, b, following, rgb.matrix(rows[row + 1]))
            picture = y + rgb.bias[:, None, None] if picture is None else Compose.apply(y, picture, rgb.bias)
    return picture


def check() -> Tuple[float, float]:
    """The largest relative differences of pictures and of gradients between the two paths."""
    torch.manual_seed(0)
    g = Generator(Generator.shape_of(17, 9, 4, 8, {4: 64, 8: 64, 16: 64, 32: 64, 64: 32}))
    for p in g.parameters():
        p.data += torch.randn_like(p) * 0.1
    w = g.mapping(torch.randn(3, 17), torch.rand(3, 4, 2), torch.randn(3, 8))
    plain, fast = g.synthesis(w, 64), synthesis(g, w, 64)
    target = plain.detach() * 0.5 + 0.3
    m = torch.rand(3, 1, 64, 64)
    parameters = list(g.parameters())
    expected = torch.autograd.grad(losses.reconstruction(plain, target, m, 0.7, 0.5), parameters, retain_graph=True)
    found = torch.autograd.grad(reconstruction(fast, target, m, 0.7, 0.5), parameters)
    relative = lambda a, b: float((a - b).norm() / (a.norm() + 1e-12))
    return relative(plain, fast), max(map(relative, expected, found))


if __name__ == "__main__":
    if library() is None:
        sys.exit("no fast path here")
    pictures, gradients = check()
    print(f"largest relative difference: pictures {pictures:.4f}, gradients {gradients:.4f}")
    sys.exit(0 if pictures < 0.02 and gradients < 0.05 else "too far from the plain path")
