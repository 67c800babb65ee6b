"""How far a generated picture is from the rendered one, where it matters."""
import torch
import torch.nn.functional as F
from torch import Tensor

# The first landmarks of a shard, by the order DragGan.Scenes writes them in.
NOSE, LEFT_EYE, RIGHT_EYE, UPPER_LIP, LOWER_LIP = 0, 7, 8, 11, 12
FACE_SPREAD, EYE_SPREAD, MOUTH_SPREAD, MUZZLE_SPREAD = 0.17, 0.035, 0.05, 0.06  # of the picture's side


def face_centre(landmarks: Tensor) -> Tensor:
    """[n, 2], as fractions of the picture."""
    return landmarks[:, [NOSE, LEFT_EYE, RIGHT_EYE, LOWER_LIP]].mean(1)


def weights(landmarks: Tensor, size: int, face: float, details: float, muzzle: float) -> Tensor:
    """[n, 1, size, size], 1 on average: 1 + face * (a bump on the face) + details * (smaller ones on the eyes and the mouth)
    + muzzle * (one where the whiskers' dots are)."""
    grid = min(size, 64)
    at = (torch.arange(grid, device=landmarks.device) + 0.5) / grid

    def bump(centre: Tensor, spread: float) -> Tensor:
        x, y = (torch.exp(-((at - centre[:, i : i + 1]) / spread) ** 2 / 2) for i in (0, 1))
        return y[:, :, None] * x[:, None, :]

    eyes = bump(landmarks[:, LEFT_EYE], EYE_SPREAD) + bump(landmarks[:, RIGHT_EYE], EYE_SPREAD)
    mouth = bump(landmarks[:, [UPPER_LIP, LOWER_LIP]].mean(1), MOUTH_SPREAD)
    dots = bump(landmarks[:, [NOSE, UPPER_LIP]].mean(1), MUZZLE_SPREAD)
    m = 1 + face * bump(face_centre(landmarks), FACE_SPREAD) + details * (eyes + mouth) + muzzle * dots
    m = (m / m.mean((1, 2), keepdim=True))[:, None]
    return m if grid == size else F.interpolate(m, size=(size, size), mode="bilinear", align_corners=False)


def reconstruction(found: Tensor, wanted: Tensor, m: Tensor, squares: float, edges: float) -> Tensor:
    """Weighted absolute differences of pixels, of their neighbours' steps, and of the picture at half the size, a quarter ..."""
    d = found - wanted
    loss = (d.abs() * m).mean()
    if squares:
        loss = loss + squares * (d.square() * m).mean()
    if edges:
        loss = loss + edges * (((d[..., 1:] - d[..., :-1]).abs() * m[..., 1:]).mean()
                               + ((d[..., 1:, :] - d[..., :-1, :]).abs() * m[..., 1:, :]).mean())
    while d.shape[2] > 16:
        d, m = F.avg_pool2d(d, 2), F.avg_pool2d(m, 2)
        loss = loss + (d.abs() * m).mean()
    return loss
