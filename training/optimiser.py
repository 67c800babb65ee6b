"""Adam, with the moving average of the weights kept in the same pass."""
import math
from typing import Dict, List, Optional

import torch
from torch import Tensor

import kernels
from workers import Workers


class Adam:
    """Parameters without a gradient (blocks of later stages) are left alone and start counting when they get one."""

    def __init__(self, parameters: List[Tensor], averages: List[Tensor], beta1: float, beta2: float, workers: Workers, epsilon: float = 1e-8) -> None:
        self.parameters, self.averages, self.workers = parameters, averages, workers
        self.fast = not parameters[0].is_cuda and kernels.library() is not None
        self.beta1, self.beta2, self.epsilon = beta1, beta2, epsilon
        self.first = [torch.zeros_like(p) for p in parameters]
        self.second = [torch.zeros_like(p) for p in parameters]
        self.counts = [0] * len(parameters)

    def step(self, gradients: List[List[Optional[Tensor]]], rate: float, keep: float, limit: float) -> float:
        """One step with the mean of several lists of gradients. `keep` is the averages' share of the old. A gradient longer than
        `limit`, all tensors together, is shortened to it. Returns its length."""
        active = [i for i, g in enumerate(gradients[0]) if g is not None]
        parts = {i: [g[i].contiguous() for g in gradients] for i in active}
        squares = self.workers.each(lambda i: self.combine(parts[i]), active)
        norm = math.sqrt(sum(squares))
        if math.isfinite(norm):  # else the step would only do harm
            scale = min(1.0, limit / (norm + 1e-12))
            self.workers.each(lambda i: self.update(i, parts[i][0], rate, keep, scale), active)
        return norm

    @torch.no_grad()
    def combine(self, parts: List[Tensor]) -> float:
        """The mean of the parts, into the first. Returns the sum of its squares."""
        if self.fast:
            return kernels.call("combine", parts[0], parts, len(parts), parts[0].numel())
        for other in parts[1:]:
            parts[0].add_(other)
        return float(parts[0].div_(len(parts)).square().sum())

    @torch.no_grad()
    def update(self, i: int, g: Tensor, rate: float, keep: float, scale: float) -> None:
        self.counts[i] += 1
        p, m, v, average = self.parameters[i], self.first[i], self.second[i], self.averages[i]
        rate /= 1 - self.beta1 ** self.counts[i]
        root = 1 / math.sqrt(1 - self.beta2 ** self.counts[i])
        if self.fast:
            kernels.call("adam", p, g, m, v, average, p.numel(), scale, rate, self.beta1, self.beta2, root, self.epsilon, keep)
        else:
            m.lerp_(g * scale, 1 - self.beta1)
            v.mul_(self.beta2).addcmul_(g, g, value=(1 - self.beta2) * scale**2)
            p.addcdiv_(m, v.sqrt().mul_(root).add_(self.epsilon), value=-rate)
            average.lerp_(p, 1 - keep)

    def state(self) -> Dict:
        return dict(first=self.first, second=self.second, counts=self.counts)

    @torch.no_grad()
    def load(self, state: Dict) -> None:
        for mine, theirs in ((self.first, state["first"]), (self.second, state["second"])):
            for a, b in zip(mine, theirs):
                a.copy_(b)
        self.counts = list(state["counts"])
