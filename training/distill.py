"""Fits StyleGAN2's plain mapping network, z -> w, to what the trained mapping makes of z, landmarks and colours.

    python3 distill.py --checkpoint run/256-finished.pt --truth truth --out run/mapping.pt --minutes 15

`truth` holds shards without pictures (`--truth-only`), several hundred thousand lions: rendering is slow, this is not.
"""
import argparse
import math
import os
import time
from typing import List, NamedTuple, Tuple

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

import kernels
from dense import linear
from generator import GEOMETRY_ROWS, HALF, ROOT2, Generator
from optimiser import Adam
from shards import Shards
from workers import Workers

Z, W, LAYERS, HIDDEN = 512, 2 * HALF, 5, 512
CUT = 2.45  # where the renders' z nearly ends (2.6); what is beyond means the same lion


class Lesson(NamedTuple):
    z: Tensor
    wanted: Tensor


class Student(nn.Module):
    """What export.py writes as mapping.fc0 ... fc4, without its conventions: leaky ReLU after every layer, root 2 at the end.

    It sees the first numbers of the normalised z; the others' columns are zero in the file."""

    def __init__(self, z: int) -> None:
        super().__init__()
        widths = [z] + [HIDDEN] * (LAYERS - 1) + [W]
        self.weights = nn.ParameterList([nn.Parameter(torch.randn(o, i) * math.sqrt(2 / 1.04 / i)) for i, o in zip(widths, widths[1:])])
        self.biases = nn.ParameterList([nn.Parameter(torch.zeros(o)) for o in widths[1:]])

    def forward(self, x: Tensor) -> Tensor:
        for weight, bias in zip(self.weights, self.biases):
            x = F.leaky_relu(linear(x, weight, bias), 0.2)
        return x * ROOT2


def load_generator(path: str) -> Generator:
    saved = torch.load(path, map_location="cpu")
    g = Generator(saved["shape"])
    g.load_state_dict(saved["average"])
    return g.requires_grad_(False).eval()


@torch.no_grad()
def teach(g: Generator, truth: Shards, indices: np.ndarray) -> Tensor:
    """[n, 2 * HALF]: geometry, then colour."""
    batches = (truth.batch(indices[k : k + 4096]) for k in range(0, len(indices), 4096))
    return torch.cat([g.mapping(b.z, b.landmarks, b.colours).flatten(1) for b in batches])


def importance(g: Generator) -> Tensor:
    """[2 * HALF, 2 * HALF]: w times this has differences as large as they are to the layers that read w."""
    result = torch.zeros(W, W)
    readers = [(row, layer.affine) for _, layer, row in g.layers(g.sizes[-1])]
    readers += [(row + 1, g.torgb[str(s)].affine) for s, layer, row in g.layers(g.sizes[-1]) if not layer.up]
    for half in (0, 1):
        seen = [a.weight * a.gain for row, a in readers if (row >= GEOMETRY_ROWS) == bool(half)]
        gram = sum(a.t() @ a for a in seen)
        part = slice(half * HALF, (half + 1) * HALF)
        result[part, part] = torch.linalg.cholesky(gram / gram.diag().mean() + 1e-4 * torch.eye(HALF))
    return result


def beyond(z: Tensor) -> Tensor:
    """Latents drawn later are not cut. So numbers near the cut are pushed outwards here, and mean what they meant."""
    return torch.where(z.abs() > CUT, z + z.sign() * torch.empty_like(z).exponential_(4.0), z)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--checkpoint", required=True)
    p.add_argument("--truth", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--start", help="a mapping fitted before, to go on from")
    p.add_argument("--minutes", type=float, default=15)
    p.add_argument("--batch", type=int, default=512)
    p.add_argument("--rate", type=float, default=2e-3)
    p.add_argument("--threads", type=int, default=os.cpu_count())
    a = p.parse_args()
    kernels.keep_memory()
    workers = Workers(a.threads)
    torch.manual_seed(0)
    random = np.random.default_rng(0)

    g, truth = load_generator(a.checkpoint), Shards(a.truth, 0)
    student, average = Student(truth.z.shape[1]), Student(truth.z.shape[1])
    if a.start:
        student.load_state_dict(torch.load(a.start)["student"])
    average.load_state_dict(student.state_dict())
    average.requires_grad_(False)
    adam = Adam(list(student.parameters()), list(average.parameters()), 0.9, 0.99, workers)

    weight = importance(g)
    z = torch.from_numpy(truth.z)
    wanted = torch.cat([linear(w, weight.t(), None) for w in teach(g, truth, np.arange(len(truth))).split(4096)])  # weighted once, here
    spread = (wanted - wanted.mean(0)).square().mean()
    held = min(4096, len(truth) // 10)  # the first ones are kept to judge by
    print(f"{len(truth)} lions, {held} of them to judge by", flush=True)

    def error(s: Student, inputs: Tensor, target: Tensor) -> Tensor:
        return (linear(s(inputs), weight.t(), None) - target).square().mean() / spread

    def gradients(lesson: Lesson) -> Tuple[float, List[Tensor]]:
        loss = error(student, lesson.z, lesson.wanted)
        return float(loss.detach()), list(torch.autograd.grad(loss, list(student.parameters())))

    start, step, told = time.time(), 0, 0.0
    while time.time() - start < a.minutes * 60:
        done = (time.time() - start) / (a.minutes * 60)
        i = random.integers(held, len(truth), a.batch)
        results = workers.share(gradients, Lesson(beyond(z[i]), wanted[i]))
        rate = a.rate * min(1, (step + 1) / 200) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * done)))
        adam.step([g for _, g in results], rate, min(0.998, (step + 1) / (step + 10)), 1.0)
        step += 1
        if time.time() - told > 30 or time.time() - start >= a.minutes * 60:
            told = time.time()
            with torch.no_grad():
                judged = float(error(average, z[:held], wanted[:held]))
            print(f"step {step} minutes {(told - start) / 60:.1f} relative squared error: learnt {results[0][0]:.6f} unseen {judged:.6f}", flush=True)
            torch.save(dict(student=average.state_dict(), z=truth.z.shape[1], error=judged), a.out + ".tmp")
            os.replace(a.out + ".tmp", a.out)


if __name__ == "__main__":
    main()
