"""Builds and calls fused.cpp. Where there is no g++, or another processor, there are no kernels, with a word about it."""
import ctypes
import hashlib
import subprocess
import sys
from pathlib import Path
from typing import Optional

from torch import Tensor

_library: Optional[ctypes.CDLL] = None
_tried = False


def keep_memory() -> None:
    """Tells glibc to keep big freed blocks. Else every 32-MB activation is fresh, zeroed pages: a fifth of the time."""
    try:
        libc = ctypes.CDLL(None)
        libc.mallopt(-3, 1 << 30)  # M_MMAP_THRESHOLD
        libc.mallopt(-1, (1 << 31) - 1)  # M_TRIM_THRESHOLD
        libc.mallopt(-8, 1)  # M_ARENA_MAX: the other arenas' blocks are small ones that come and go
    except (OSError, AttributeError):
        pass


def library() -> Optional[ctypes.CDLL]:
    """The compiled kernels, or None."""
    global _library, _tried
    if not _tried:
        _tried = True
        source = Path(__file__).with_name("fused.cpp")
        folder = source.parent.parent / "artifacts" / "training"
        target = folder / f"fused-{hashlib.sha256(source.read_bytes()).hexdigest()[:12]}.so"
        try:
            if not target.exists():
                folder.mkdir(parents=True, exist_ok=True)
                subprocess.run(["g++", "-O3", "-march=native", "-ffast-math", "-shared", "-fPIC", str(source), "-o", f"{target}.tmp"],
                               check=True, capture_output=True, text=True)
                Path(f"{target}.tmp").replace(target)
            _library = ctypes.CDLL(str(target))
            _library.combine.restype = _library.reconstruction.restype = ctypes.c_double
        except (OSError, subprocess.CalledProcessError) as error:
            reason = (getattr(error, "stderr", None) or str(error)).strip().splitlines()
            print(f"fused.cpp could not be used, plain PyTorch instead: {reason[0] if reason else error}", file=sys.stderr)
    return _library


def call(name: str, *arguments: object) -> object:
    """Calls a kernel. Tensors go as pointers, lists of them as arrays of pointers, None as null, integers as long, floats as float."""
    def convert(a: object) -> object:
        if isinstance(a, list):
            return (ctypes.c_void_p * len(a))(*[t.data_ptr() for t in a])
        if a is None or isinstance(a, Tensor):
            return ctypes.c_void_p(None if a is None else a.data_ptr())
        return ctypes.c_long(a) if isinstance(a, int) else ctypes.c_float(a)
    return getattr(library(), name)(*map(convert, arguments))
