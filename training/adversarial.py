"""The finish that needs a GPU: StyleGAN2's discriminator joins in, and what supervision leaves soft gets sharp.

    python3 adversarial.py --shards shards --test test --start run/256.pt --out run/256-sharp.pt --beta1 0 --rate 0.001 --minutes 60

It is train.py with one more loss: non-saturating, with R1 every 16th step. The supervised losses stay, so that the lion keeps
doing what its parameters say; --share says how much the discriminator's opinion counts beside them. All of train.py's options
hold. A CPU would take days over this; check.py runs two steps of it at toy size.
"""
import argparse
import math
from typing import Dict, List, Tuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

import train
from generator import ROOT2, FullyConnected
from shards import Batch, Shards


class Convolution(nn.Module):
    """With equalised learning rate; `down` blurs with [1, 3, 3, 1] first and then takes every second pixel."""

    def __init__(self, inputs: int, outputs: int, kernel: int, down: bool = False, activate: bool = True) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(outputs, inputs, kernel, kernel))
        self.bias = nn.Parameter(torch.zeros(outputs)) if activate else None
        self.gain, self.down = 1 / math.sqrt(inputs * kernel**2), down

    def forward(self, x: Tensor) -> Tensor:
        kernel = self.weight.shape[2]
        if self.down:
            f = torch.tensor([1.0, 3.0, 3.0, 1.0], device=x.device, dtype=x.dtype) / 8
            f = torch.outer(f, f).expand(x.shape[1], 1, -1, -1)
            x = F.conv2d(F.pad(x, (2, 2, 2, 2) if kernel == 3 else (1, 1, 1, 1)), f, groups=x.shape[1])
        x = F.conv2d(x, self.weight.to(x.dtype) * self.gain, stride=2 if self.down else 1, padding=0 if self.down else kernel // 2)
        return x if self.bias is None else F.leaky_relu(x + self.bias.to(x.dtype)[:, None, None], 0.2) * ROOT2


class Discriminator(nn.Module):
    """The residual one of StyleGAN2."""

    def __init__(self, size: int, channels: Dict[int, int]) -> None:
        super().__init__()
        self.sizes = [s for s in sorted(channels, reverse=True) if 4 < s <= size]
        self.first = Convolution(3, channels[size], 1)
        self.conv0 = nn.ModuleList([Convolution(channels[s], channels[s], 3) for s in self.sizes])
        self.conv1 = nn.ModuleList([Convolution(channels[s], channels[s // 2], 3, down=True) for s in self.sizes])
        self.skip = nn.ModuleList([Convolution(channels[s], channels[s // 2], 1, down=True, activate=False) for s in self.sizes])
        self.last = Convolution(channels[4] + 1, channels[4], 3)
        self.hidden, self.out = FullyConnected(channels[4] * 16, channels[4]), FullyConnected(channels[4], 1, activate=False)

    def forward(self, x: Tensor) -> Tensor:
        x = self.first(x)
        for conv0, conv1, skip in zip(self.conv0, self.conv1, self.skip):
            x = (conv1(conv0(x)) + skip(x)) / ROOT2
        group = min(4, len(x))  # minibatch standard deviation: the pictures of a batch must differ as real ones do
        y = x.float().reshape(group, -1, *x.shape[1:])
        deviation = (y.var(0, unbiased=False) + 1e-8).sqrt().mean((1, 2, 3), keepdim=True).repeat(group, 1, *x.shape[2:])
        x = self.last(torch.cat([x, deviation.to(x.dtype)], 1))
        return self.out(self.hidden(x.flatten(1).float()))


class AdversarialRun(train.Run):
    def __init__(self, a: argparse.Namespace, shards: Shards) -> None:
        super().__init__(a, shards)
        self.discriminator = Discriminator(a.size, self.model.channels).to(a.device)
        self.judge = torch.optim.Adam(self.discriminator.parameters(), a.judge_rate, betas=(0.0, 0.99))
        if self.saved and "discriminator" in self.saved:
            self.discriminator.load_state_dict(self.saved["discriminator"])
            self.judge.load_state_dict(self.saved["judge"])

    def state(self) -> Dict:
        return dict(super().state(), discriminator=self.discriminator.state_dict(), judge=self.judge.state_dict())

    def opinion(self, pictures: Tensor) -> Tensor:
        return self.discriminator(pictures.to(torch.bfloat16 if pictures.is_cuda else torch.float32))

    def loss(self, found: Tensor, batch: Batch) -> Tensor:
        self.found.append(found.detach())
        return super().loss(found, batch) + self.a.share * F.softplus(-self.opinion(found)).mean()

    def train(self, batch: Batch) -> Tuple[float, float]:
        self.found: List[Tensor] = []
        self.discriminator.requires_grad_(False)
        result = super().train(batch)
        self.discriminator.requires_grad_(True)
        self.judge.zero_grad(set_to_none=True)
        (F.softplus(self.opinion(torch.cat(self.found))).mean() + F.softplus(-self.opinion(batch.pictures)).mean()).backward()
        if self.step % 16 == 0:  # R1, less often and so much stronger
            real = batch.pictures.detach().clone().requires_grad_(True)
            gradient, = torch.autograd.grad(self.discriminator(real).sum(), real, create_graph=True)
            (gradient.square().sum((1, 2, 3)).mean() * (self.a.gamma / 2 * 16)).backward()
        self.judge.step()
        return result


def arguments() -> argparse.ArgumentParser:
    p = train.arguments()
    p.description = __doc__
    p.add_argument("--share", type=float, default=0.02, help="of the discriminator's opinion in the loss")
    p.add_argument("--gamma", type=float, default=2.0, help="of R1")
    p.add_argument("--judge-rate", type=float, default=0.002, help="the discriminator's learning rate")
    return p


if __name__ == "__main__":
    train.main(arguments().parse_args(), AdversarialRun)
