"""Pictures to look at: a PNG writer, and sheets of real pictures above generated ones."""
import struct
import zlib
from typing import Sequence

import numpy as np
import torch
from torch import Tensor


def write_png(path: str, pixels: np.ndarray) -> None:
    """[height, width, 3] of bytes."""
    height, width, _ = pixels.shape

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = np.zeros((height, 1 + width * 3), np.uint8)  # a zero, for "no filter", leads each row
    rows[:, 1:] = pixels.reshape(height, width * 3)
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)))
        file.write(chunk(b"IDAT", zlib.compress(rows.tobytes(), 6)) + chunk(b"IEND", b""))


def to_bytes(pictures: Tensor) -> np.ndarray:
    """[n, 3, h, w] of -1..1 -> [n, h, w, 3] of bytes."""
    return ((pictures.clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8).permute(0, 2, 3, 1).cpu().numpy()


def write_sheet(path: str, rows: Sequence[Tensor]) -> None:
    """Each of `rows` is [n, 3, h, w]: its pictures side by side, the rows below each other."""
    write_png(path, np.concatenate([np.concatenate(list(to_bytes(row)), 1) for row in rows], 0))
