"""Writes a checkpoint and its fitted mapping as a StyleGAN2 model: NVIDIA's names, half precision, safetensors.

    python3 export.py --checkpoint run/256-finished.pt --mapping run/mapping.pt --truth truth --out lion-256.safetensors

NVIDIA's conventions: a layer's weight is stored about 1 and used times rate / sqrt(inputs), its bias times rate (0.01 in the
mapping); every mapping layer is followed by a leaky ReLU times root 2. w is geometry | colour; an affine that reads one half has
zeros for the other.

How far a drag gets in a step depends on how large w is: Adam moves each of its numbers by about the learning rate. So w is scaled
such that the geometry half has the spread --spread, and the affines by the inverse.
"""
import argparse
import math
from typing import Dict

import numpy as np
import torch
from torch import Tensor

import reference
from distill import HALF, W, Z, Student, load_generator
from generator import GEOMETRY_ROWS, ROOT2, FullyConnected, Generator
from metrics import psnr
from shards import Shards, write_safetensors


@torch.no_grad()
def convert(g: Generator, student: Student, spread: float) -> Dict[str, Tensor]:
    t: Dict[str, Tensor] = {}
    torch.manual_seed(1)
    z = reference.normalise(torch.randn(40000, Z))
    w = torch.cat([student(part[:, : student.weights[0].shape[1]]) for part in z.split(4000)])
    scale = spread / float(w[:, :HALF].std(0).mean())

    last = len(student.weights) - 1
    for i, (weight, bias) in enumerate(zip(student.weights, student.biases)):
        factor = scale if i == last else 1 / ROOT2  # the student has its root 2 at the end only
        if i == 0:
            weight = torch.cat([weight, torch.zeros(len(weight), Z - weight.shape[1])], 1)
        t[f"mapping.fc{i}.weight"] = weight * (factor * math.sqrt(weight.shape[1]) / 0.01)
        t[f"mapping.fc{i}.bias"] = bias * (factor / 0.01)
    t["mapping.w_avg"] = w.mean(0) * scale

    def affine(name: str, layer: FullyConnected, row: int) -> None:
        used, none = layer.weight * layer.gain, torch.zeros_like(layer.weight)
        whole = torch.cat([used, none] if row < GEOMETRY_ROWS else [none, used], 1)
        t[name + ".affine.weight"] = whole * (math.sqrt(W) / scale)
        t[name + ".affine.bias"] = layer.bias

    f = torch.tensor([1.0, 3.0, 3.0, 1.0])
    f = torch.outer(f, f) / 64
    for size, layer, row in g.layers(g.sizes[-1]):
        block = f"synthesis.b{size}"
        name = block + (".conv0" if layer.up else ".conv1")
        if size == 4:
            t[block + ".const"] = g.const[0]
        t[block + ".resample_filter"] = f
        t[name + ".weight"], t[name + ".bias"] = layer.weight, layer.bias
        affine(name, layer.affine, row)
        t[name + ".noise_const"], t[name + ".noise_strength"], t[name + ".resample_filter"] = torch.zeros(size, size), torch.zeros([]), f
        if not layer.up:
            rgb = g.torgb[str(size)]
            t[block + ".torgb.weight"], t[block + ".torgb.bias"] = rgb.weight, rgb.bias
            affine(block + ".torgb", rgb.affine, row + 1)
    return t


@torch.no_grad()
def compare(g: Generator, path: str, truth: Shards, most: int = 16) -> Dict[str, float]:
    """The file against the training code, in dB: from z, and from the training mapping's own w (so without the fit)."""
    t, size = reference.load(path), g.sizes[-1]
    b = truth.batch(np.arange(min(most, len(truth))))
    w = g.mapping(b.z, b.landmarks, b.colours)
    trained = g.synthesis(w, size)
    affine = t["synthesis.b4.conv1.affine.weight"][:, :HALF] / math.sqrt(W)
    used = g.conv1["4"].affine.weight * g.conv1["4"].affine.gain
    scale = float((used * affine).sum() / (affine * affine).sum())
    same = torch.cat([reference.synthesis(t, v[None] * scale) for v in w.flatten(1)])
    fitted = torch.cat([reference.synthesis(t, v[None]) for v in reference.mapping(t, reference.latent(b.z))])
    a, c = psnr(same, trained.clamp(-1, 1)), psnr(fitted, trained.clamp(-1, 1))
    return dict(layout=float(a.mean()), layout_least=float(a.min()), fitted=float(c.mean()), fitted_least=float(c.min()))


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--checkpoint", required=True)
    p.add_argument("--mapping", required=True)
    p.add_argument("--truth", required=True, help="shards, with or without pictures, to compare on")
    p.add_argument("--out", required=True)
    p.add_argument("--spread", type=float, default=0.1, help="standard deviation of the numbers of w's geometry half; at half of it a drag takes about half the steps")
    p.add_argument("--name", default="lion-256")
    p.add_argument("--showcase-seeds", help="what the editor shows first: seeds, joined by commas, the best first")
    p.add_argument("--showcase-truncation", default="1", help="the truncation they were chosen with")
    p.add_argument("--showcase-drag", help='a drag of the first of them, in pixels: "x y x y", from and to')
    a = p.parse_args()
    g, saved, truth = load_generator(a.checkpoint), torch.load(a.mapping), Shards(a.truth, 0, 64)
    student = Student(saved["z"])
    student.load_state_dict(saved["student"])
    t = convert(g, student, a.spread)
    parameters = truth.metadata["parameters"]
    metadata = dict(
        name=a.name, resolution=str(g.sizes[-1]), licence="CC0-1.0", conv_clamp="none", z_dim=str(Z), w_dim=str(W),
        architecture="StyleGAN2, skip, no noise (noise_strength 0)", scene=truth.metadata["scene"], scene_version=truth.metadata["version"],
        parameters=parameters, geometry=truth.metadata["geometry"],
        note="Trained from scratch on rendered pictures. NVIDIA tensor names and conventions, mapping lr_multiplier 0.01. "
             f"The first {len(parameters.split(','))} numbers of the normalised z are the scene's parameters. "
             "w rows 0-5 read w[0:256] (pose, shape), rows 6+ read w[256:512] (colours, light).")
    metadata.update({k: v for k, v in vars(a).items() if k.startswith("showcase") and v and a.showcase_seeds})
    size = write_safetensors(a.out, {k: v.detach().to(torch.float16).contiguous().numpy() for k, v in t.items()}, metadata)
    print(f"{a.out}: {size} bytes, {len(t)} arrays, largest number {max(float(v.abs().max()) for v in t.values()):.0f} of 65504")
    r = compare(g, a.out, truth)
    print(f"file against training code, up to 16 lions: {r['fitted']:.1f} dB on average, {r['fitted_least']:.1f} at least; "
          f"with the training mapping's w: {r['layout']:.1f} dB, {r['layout_least']:.1f} at least")


if __name__ == "__main__":
    main()
