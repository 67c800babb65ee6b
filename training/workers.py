"""Threads that share out a batch, each with its own pictures from the mapping to the gradient.

PyTorch itself would share out every single operator instead: hundreds of times a step all threads would wait for the slowest
one, and on a machine that also has other work that is most of the time.
"""
from concurrent.futures import ThreadPoolExecutor
from typing import Callable, List, TypeVar

import torch

B, T = TypeVar("B", bound=tuple), TypeVar("T")


class Workers:
    def __init__(self, count: int) -> None:
        self.count = count
        if count > 1:
            torch.set_num_threads(1)
            self.pool = ThreadPoolExecutor(count, initializer=lambda: torch.set_num_threads(1))

    def share(self, work: Callable[[B], T], batch: B) -> List[T]:
        """work(part) for as many equal parts as there are workers (or as the batch allows). A batch is any named tuple of tensors."""
        parts = self.count
        while len(batch[0]) % parts:
            parts -= 1
        if parts == 1:
            return [work(batch)]
        size = len(batch[0]) // parts
        pieces = [type(batch)(*[None if t is None else t[k : k + size] for t in batch]) for k in range(0, len(batch[0]), size)]
        return list(self.pool.map(work, pieces))

    def each(self, work: Callable[[int], T], items: List[int]) -> List[T]:
        """work(i) for every i, one after the other by whoever is free."""
        return list(self.pool.map(work, items)) if self.count > 1 else [work(i) for i in items]
