"""PSNR, SSIM, and PSNR of the face. Pictures are -1..1; results are one number for each picture."""
import torch
import torch.nn.functional as F
from torch import Tensor

from losses import face_centre


def psnr(found: Tensor, wanted: Tensor) -> Tensor:
    return 10 * torch.log10(4 / (found.clamp(-1, 1) - wanted).square().mean((1, 2, 3)))


def ssim(found: Tensor, wanted: Tensor) -> Tensor:
    """Of the mean of the three colours, with the usual Gaussian window (11 pixels, sigma 1.5)."""
    x, y = ((p.clamp(-1, 1).mean(1, keepdim=True) + 1) / 2 for p in (found, wanted))
    k = torch.exp(-((torch.arange(11.0, device=x.device) - 5) ** 2) / (2 * 1.5**2))
    k = k / k.sum()

    def average(t: Tensor) -> Tensor:
        return F.conv2d(F.conv2d(t, k.view(1, 1, 11, 1)), k.view(1, 1, 1, 11))

    a, b = average(x), average(y)
    aa, bb, ab = average(x * x) - a * a, average(y * y) - b * b, average(x * y) - a * b
    return ((2 * a * b + 1e-4) * (2 * ab + 9e-4) / ((a * a + b * b + 1e-4) * (aa + bb + 9e-4))).mean((1, 2, 3))


def face_psnr(found: Tensor, wanted: Tensor, landmarks: Tensor) -> Tensor:
    """Of a square around nose, eyes and lower lip, a third of the picture wide."""
    size = wanted.shape[2]
    half, result = size // 6, []
    for f, w, c in zip(found, wanted, face_centre(landmarks) * size):
        x, y = (int(min(max(float(v), half), size - half)) for v in c)
        part = (slice(None), slice(y - half, y + half), slice(x - half, x + half))
        result.append(psnr(f[part][None], w[part][None]))
    return torch.cat(result)
