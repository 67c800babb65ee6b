"""One drag in the compatible mode, written down plainly: the whole R x R feature map is built and autograd does the rest."""
import numpy as np
import torch
import torch.nn.functional as F

TRAINED_ROWS = 6


def run(generator, ws, drag, steps, noise="const"):
    """Runs at most `steps` steps; returns (per-step records, first gradient, w+ after the last step).

    A step whose stop test holds is recorded and ends the drag; the latent is not moved any more.
    """
    size = generator.resolution
    r1, r2 = max(round(drag["r1"] * size / 512), 1), round(drag["r2"] * size / 512)
    stop_distance = max(2 * size / 512, 2)
    start = ws.detach()
    variable = (start if drag["space"] == "w+" else start[0]).clone().requires_grad_(True)
    optimiser = torch.optim.Adam([variable], lr=drag["lr"], betas=(0.9, 0.999), eps=1e-8)
    points, targets = [list(p) for p in drag["handles"]], drag["targets"]
    fixed = fixed_pixels(drag["fixed_outside"], size, start.dtype)
    first_map, references, records, first_gradient = None, None, [], None

    for _ in range(steps):
        current = torch.cat([rows_in_use(variable), start[TRAINED_ROWS:]])
        features = generator.run(current, noise, last=drag["block"])[0][-1]
        resized = F.interpolate(features[None], (size, size), mode="bilinear", align_corners=False)[0]
        if first_map is None:
            first_map = resized.detach()
            references = [first_map[:, y, x] for y, x in points]
        else:
            points = [track(resized.detach(), p, reference, r2) for p, reference in zip(points, references)]

        stop = all(distance(p, t) <= stop_distance for p, t in zip(points, targets))
        motion = sum((pull(resized, p, t, r1) for p, t in zip(points, targets)), torch.zeros((), dtype=start.dtype))
        loss = motion
        if fixed is not None and fixed.min() == 0 and fixed.max() == 1:
            loss = loss + drag["lambda_mask"] * ((resized - first_map) * fixed).abs().mean()
        gradient = torch.zeros_like(variable)
        if loss.requires_grad:
            (gradient,) = torch.autograd.grad(loss, variable)
        first_gradient = gradient if first_gradient is None else first_gradient
        records.append({
            "points": [list(p) for p in points], "loss": loss.item(), "motion": motion.item(), "stop": stop,
            "grad_norm": gradient.norm().item()})
        if stop:
            break
        variable.grad = gradient
        optimiser.step()

    end = torch.cat([rows_in_use(variable.detach()), start[TRAINED_ROWS:]])
    return records, first_gradient, end


def rows_in_use(variable):
    return variable[:TRAINED_ROWS] if variable.dim() == 2 else variable.expand(TRAINED_ROWS, -1)


def distance(p, t):
    return float(np.hypot(t[0] - p[0], t[1] - p[1]))


def fixed_pixels(outside, size, dtype):
    """1 where the picture must stay: everywhere outside rows and columns a .. b-1."""
    if outside is None:
        return None
    fixed = torch.ones(size, size, dtype=dtype)
    fixed[outside[0] : outside[1], outside[0] : outside[1]] = 0
    return fixed


def pull(resized, p, t, r1):
    """Mean over channels and the disc of |F(q), held fast, - F(q + d)|."""
    if distance(p, t) <= 1:
        return torch.zeros((), dtype=resized.dtype)
    size = resized.shape[-1]
    grid = torch.linspace(0, size, size)  # not 0, 1, 2, ...: the disc is measured on a slightly stretched grid
    inside = ((grid[:, None] - p[0]) ** 2 + (grid[None, :] - p[1]) ** 2).sqrt() < r1
    ys, xs = torch.where(inside)
    dy, dx = (t[0] - p[0]) / distance(p, t), (t[1] - p[1]) / distance(p, t)
    at = torch.stack([xs + dx, ys + dy], dim=-1).to(resized.dtype) / (size - 1) * 2 - 1
    shifted = F.grid_sample(resized[None], at[None, None], align_corners=True)[0, :, 0]
    return (resized[:, ys, xs].detach() - shifted).abs().mean()


def track(resized, p, reference, r2):
    """The cell within r2 whose features are nearest to the reference; the first in raster order."""
    size = resized.shape[-1]
    top, left = max(p[0] - r2, 0), max(p[1] - r2, 0)
    window = resized[:, top : min(p[0] + r2 + 1, size), left : min(p[1] + r2 + 1, size)]
    gap = (window - reference[:, None, None]).norm(dim=0).numpy()
    y, x = np.unravel_index(np.argmin(gap), gap.shape)
    return [top + int(y), left + int(x)]
