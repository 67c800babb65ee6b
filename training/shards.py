"""Reads what `draggan scenes render --shards` writes: folders of safetensors files, mapped into memory, not loaded.

A shard holds `images` U8 [n, size, size, 3], `z` F32 [n, P], `landmarks` F32 [n, L, 2] and `colours` F32 [n, C]; with
`--truth-only` there are no images. A shard that appears while training runs is picked up at the next `refresh`.
"""
import json
import queue
import struct
import threading
from pathlib import Path
from typing import Dict, List, NamedTuple, Optional, Tuple

import numpy as np
import torch
from torch import Tensor

DTYPES = {"U8": np.uint8, "F16": np.float16, "F32": np.float32}
NAMES = {np.dtype(v): k for k, v in DTYPES.items()}


def read_safetensors(path: str) -> Tuple[Dict[str, np.ndarray], Dict[str, str]]:
    """Arrays (views of the mapped file) and metadata."""
    with open(path, "rb") as file:
        length = struct.unpack("<Q", file.read(8))[0]
        header = json.loads(file.read(length))
    metadata = header.pop("__metadata__", {})
    data = np.memmap(path, np.uint8, "r", offset=8 + length)
    return {name: data[t["data_offsets"][0] : t["data_offsets"][1]].view(DTYPES[t["dtype"]]).reshape(t["shape"])
            for name, t in header.items()}, metadata


def write_safetensors(path: str, arrays: Dict[str, np.ndarray], metadata: Dict[str, str]) -> int:
    """Writes beside `path` first, so that a file of this name is always a whole one. Returns the number of bytes."""
    header, offset = {"__metadata__": metadata}, 0
    for name, a in arrays.items():
        header[name] = dict(dtype=NAMES[a.dtype], shape=list(a.shape), data_offsets=[offset, offset + a.nbytes])
        offset += a.nbytes
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    temporary = Path(str(path) + ".tmp")
    with open(temporary, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for a in arrays.values():
            file.write(np.ascontiguousarray(a).tobytes())
    temporary.replace(path)
    return 8 + len(text) + offset


def shrink(images: np.ndarray, size: int) -> np.ndarray:
    """Averages whole squares of pixels: [n, s, s, 3] of bytes -> [n, size, size, 3] of bytes."""
    k = images.shape[1] // size
    if k == 1:
        return images
    total = np.zeros((len(images), size, size, 3), np.uint16)
    for y in range(k):
        for x in range(k):
            total += images[:, y::k, x::k]
    return ((total + k * k // 2) // (k * k)).astype(np.uint8)


class Batch(NamedTuple):
    z: Tensor
    landmarks: Tensor
    colours: Tensor
    pictures: Optional[Tensor] = None  # [n, 3, size, size], -1..1

    def to(self, device: str) -> "Batch":
        return self if device == "cpu" else Batch(*[t if t is None else t.to(device, non_blocking=True) for t in self])


class Shards:
    """All pictures of a folder at one size. `size` 0 reads no pictures."""

    def __init__(self, folder: str, size: int, most: int = 1 << 30) -> None:
        self.folder, self.size, self.most = Path(folder), size, most
        self.paths: List[Path] = []
        self.images: List[np.ndarray] = []
        self.refresh()
        if not self.paths:
            raise FileNotFoundError(f"no shards (*.safetensors) in {folder}")

    def refresh(self) -> None:
        """Opens shards that were not there before."""
        z, landmarks, colours = [], [], []
        for path in sorted(self.folder.glob("*.safetensors")):
            if path in self.paths or len(self) + sum(map(len, z)) >= self.most:
                continue
            arrays, metadata = read_safetensors(path)
            if not self.paths:
                self.metadata, self.geometry = metadata, int(metadata["geometry"])
            elif metadata.get("version") != self.metadata.get("version"):
                raise ValueError(f"{path} was rendered by version {metadata.get('version')} of the scene, "
                                 f"{self.paths[0]} by {self.metadata.get('version')}: keep them in folders of their own")
            self.paths.append(path)
            if self.size:
                self.images += list(shrink(arrays["images"], self.size))
            z.append(np.array(arrays["z"])), landmarks.append(np.array(arrays["landmarks"])), colours.append(np.array(arrays["colours"]))
        if z:
            old = [[self.z], [self.landmarks], [self.colours]] if hasattr(self, "z") else [[], [], []]
            self.z, self.landmarks, self.colours = (np.concatenate(a + b) for a, b in zip(old, (z, landmarks, colours)))

    def __len__(self) -> int:
        return len(self.z) if hasattr(self, "z") else 0

    def batch(self, indices: np.ndarray) -> Batch:
        pictures = None
        if self.size:
            pictures = torch.from_numpy(np.stack([self.images[i] for i in indices])).permute(0, 3, 1, 2).float().div_(127.5).sub_(1)
        return Batch(*[torch.from_numpy(a[indices]) for a in (self.z, self.landmarks, self.colours)], pictures)


class Stream:
    """Random batches, made ahead by a thread. Batch k depends on the seed, on k and on how many pictures there are only."""

    def __init__(self, shards: Shards, batch: int, seed: int, first: int = 0, ahead: int = 3, every: int = 200) -> None:
        self.shards, self.size, self.seed, self.every = shards, batch, seed, every
        self.queue: "queue.Queue" = queue.Queue(ahead)
        threading.Thread(target=self._fill, args=(first,), daemon=True).start()

    def _fill(self, step: int) -> None:
        try:
            while True:
                if step % self.every == 0:
                    self.shards.refresh()
                random = np.random.default_rng((self.seed, step))
                self.queue.put(self.shards.batch(random.integers(0, len(self.shards), self.size)))
                step += 1
        except Exception as error:  # told to the one who waits for the batch
            self.queue.put(error)

    def next(self) -> Batch:
        item = self.queue.get()
        if isinstance(item, Exception):
            raise item
        return item
