"""Adam, with the moving average of the weights kept in the same pass."""
import math
from typing import Dict, List

import torch
from torch import Tensor

import fused


class Adam:
    """Parameters without a gradient (blocks of later stages) are left alone and start counting when they get one."""

    def __init__(self, parameters: List[Tensor], averages: List[Tensor], beta1: float, beta2: float, epsilon: float = 1e-8) -> None:
        self.parameters, self.averages = parameters, averages
        self.beta1, self.beta2, self.epsilon = beta1, beta2, epsilon
        self.first = [torch.zeros_like(p) for p in parameters]
        self.second = [torch.zeros_like(p) for p in parameters]
        self.counts = [0] * len(parameters)

    @torch.no_grad()
    def step(self, rate: float, keep: float, limit: float) -> float:
        """`keep` is the averages' share of the old; gradients longer than `limit`, all together, are shortened to it."""
        active = [i for i, p in enumerate(self.parameters) if p.grad is not None]
        gradients = [self.parameters[i].grad.contiguous() for i in active]
        on_cpu = not gradients[0].is_cuda and fused.library() is not None
        if on_cpu:
            norm = math.sqrt(sum(fused.call("sum_of_squares", g, g.numel()) for g in gradients))
        else:
            norm = float(torch.stack(torch._foreach_norm(gradients)).norm())
        if not math.isfinite(norm):
            return norm  # a step that would only do harm
        scale = min(1.0, limit / (norm + 1e-12))
        for i, g in zip(active, gradients):
            self.counts[i] += 1
            p, m, v, average = self.parameters[i], self.first[i], self.second[i], self.averages[i]
            now = rate / (1 - self.beta1 ** self.counts[i])
            root = 1 / math.sqrt(1 - self.beta2 ** self.counts[i])
            if on_cpu:
                fused.call("adam", p, g, m, v, average, p.numel(), scale, now, self.beta1, self.beta2, root, self.epsilon, keep)
            else:
                m.lerp_(g * scale, 1 - self.beta1)
                v.mul_(self.beta2).addcmul_(g, g, value=(1 - self.beta2) * scale**2)
                p.addcdiv_(m, v.sqrt().mul_(root).add_(self.epsilon), value=-now)
                average.lerp_(p, 1 - keep)
        return norm

    def state(self) -> Dict:
        return dict(first=self.first, second=self.second, counts=self.counts)

    @torch.no_grad()
    def load(self, state: Dict) -> None:
        for mine, theirs in ((self.first, state["first"]), (self.second, state["second"])):
            for a, b in zip(mine, theirs):
                a.copy_(b)
        self.counts = list(state["counts"])
