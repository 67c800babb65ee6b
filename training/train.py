"""One stage of training: pictures of one size, for so many minutes. README.md has the stages in order.

    python3 train.py --shards shards --test test --size 64 --minutes 50 --start run/32.pt --out run/64.pt --resume

can be stopped at any moment (Ctrl+C, SIGTERM, a crash: at most --save minutes are lost) and given again.
With --finish the learning rate sinks to zero over the run; the checkpoint it starts from stays as it is, so that training can
go on from there and be finished again.
"""
import argparse
import math
import os
import signal
import time
from typing import Callable, Dict, List, Optional, Tuple

import numpy as np
import torch
from torch import Tensor

import fused
import kernels
import losses
import metrics
from generator import CHANNELS, Generator
from optimiser import Adam
from pictures import write_sheet
from shards import Batch, Shards, Stream
from workers import Workers

RATES = {32: 0.012, 64: 0.006, 128: 0.006, 256: 0.005}


def arguments() -> argparse.ArgumentParser:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--shards", required=True, help="folder of shards to learn from; new ones are picked up")
    p.add_argument("--test", required=True, help="folder of shards with other parameters, to judge by")
    p.add_argument("--out", required=True, help="checkpoint to write; .log and .png are written beside it")
    p.add_argument("--start", help="checkpoint of the stage before")
    p.add_argument("--resume", action="store_true", help="go on with --out, if it is there")
    p.add_argument("--finish", action="store_true", help="let the learning rate sink to zero until the end")
    p.add_argument("--size", type=int, default=256, help="of the pictures: 32, 64, 128, 256")
    p.add_argument("--minutes", type=float, default=math.inf, help="length of this stage")
    p.add_argument("--steps", type=float, default=math.inf, help="length of this stage")
    p.add_argument("--batch", type=int, default=8)
    p.add_argument("--rate", type=float, help=f"learning rate; otherwise by size: {RATES}")
    p.add_argument("--warm", type=int, default=100, help="steps over which the learning rate rises")
    p.add_argument("--beta1", type=float, default=0.9)
    p.add_argument("--beta2", type=float, default=0.99)
    p.add_argument("--keep", type=float, default=0.998, help="of the moving average of the weights, at each step")
    p.add_argument("--squares", type=float, default=3.0, help="share of squared differences in the loss")
    p.add_argument("--edges", type=float, default=0.5, help="share of differences of neighbouring pixels' differences")
    p.add_argument("--face", type=float, default=3.0, help="extra weight of the face")
    p.add_argument("--details", type=float, default=3.0, help="extra weight of eyes and mouth")
    p.add_argument("--muzzle", type=float, default=20.0, help="extra weight of the whiskers' dots")
    p.add_argument("--channels", help="other widths than generator.CHANNELS, as 4:256,8:256,...; for a run's first stage")
    p.add_argument("--evaluate", type=float, default=5, help="minutes between evaluations")
    p.add_argument("--quick", type=int, default=64, help="pictures per evaluation")
    p.add_argument("--save", type=float, default=5, help="minutes between checkpoints")
    p.add_argument("--seed", type=int, default=0)
    p.add_argument("--threads", type=int, default=os.cpu_count())
    p.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    return p


class Run:
    """Everything a step needs and a checkpoint keeps."""

    def __init__(self, a: argparse.Namespace, shards: Shards) -> None:
        self.a, self.step, self.seen, self.elapsed = a, 0, 0, 0.0
        self.workers = Workers(a.threads if a.device == "cpu" else 1)
        saved: Optional[Dict] = None
        if a.resume and os.path.exists(a.out):
            saved = torch.load(a.out, map_location=a.device)
            self.step, self.seen, self.elapsed = saved["step"], saved["seen"], saved["elapsed"]
        elif a.start:
            saved = torch.load(a.start, map_location=a.device)
            self.seen = saved["seen"]
            if not a.finish:  # a new stage starts from the average
                saved["model"] = saved["average"]
        torch.manual_seed(a.seed)
        channels = dict(map(int, c.split(":")) for c in a.channels.split(",")) if a.channels else CHANNELS
        shape = saved["shape"] if saved else Generator.shape_of(shards.z.shape[1], shards.geometry, shards.landmarks.shape[1],
                                                                shards.colours.shape[1], channels)
        self.model, self.average = Generator(shape).to(a.device), Generator(shape).to(a.device)
        self.average.load_state_dict(self.model.state_dict())
        self.average.requires_grad_(False)
        self.optimiser = Adam(list(self.model.parameters()), list(self.average.parameters()), a.beta1, a.beta2, self.workers)
        if saved:
            self.model.load_state_dict(saved["model"])
            self.average.load_state_dict(saved["average"])
            self.optimiser.load(saved["optimiser"])
        self.saved = saved

    def state(self) -> Dict:
        return dict(shape=self.model.shape, model=self.model.state_dict(), average=self.average.state_dict(), optimiser=self.optimiser.state(),
                    step=self.step, seen=self.seen, elapsed=self.elapsed, arguments=vars(self.a))

    def save(self) -> None:
        torch.save(self.state(), self.a.out + ".tmp")
        os.replace(self.a.out + ".tmp", self.a.out)

    def progress(self) -> float:
        """0 at the start of the stage, 1 at its end."""
        return max(self.elapsed / 60 / self.a.minutes, self.step / self.a.steps)

    def rate(self) -> float:
        base = self.a.rate or RATES[self.a.size]
        if self.a.finish:
            return base * 0.5 * (1 + math.cos(math.pi * min(1.0, self.progress())))
        return base * min(1.0, (self.step + 1) / self.a.warm)

    def loss(self, found: Tensor, batch: Batch) -> Tensor:
        a = self.a
        return fused.reconstruction(found, batch.pictures, losses.weights(batch.landmarks, a.size, a.face, a.details, a.muzzle), a.squares, a.edges)

    def train(self, batch: Batch) -> Tuple[float, float]:
        """One step. Returns the loss and the gradient's length."""
        results = self.workers.share(self.gradients, batch)
        norm = self.optimiser.step([g for _, g in results], self.rate(), min(self.a.keep, (self.step + 1) / (self.step + 10)), 1.0)
        self.step += 1
        self.seen += len(batch.z)
        return sum(loss for loss, _ in results) / len(results), norm

    def gradients(self, batch: Batch) -> Tuple[float, List[Optional[Tensor]]]:
        loss = self.loss(picture(self.model, batch, self.a.size), batch)
        return float(loss.detach()), list(torch.autograd.grad(loss, list(self.model.parameters()), allow_unused=True))


def picture(g: Generator, batch: Batch, size: int) -> Tensor:
    w = g.mapping(batch.z, batch.landmarks, batch.colours)
    if w.is_cuda:
        return g.synthesis(w, size, torch.bfloat16)
    return g.synthesis(w, size) if kernels.library() is None else fused.synthesis(g, w, size)


def evaluate(g: Generator, test: Shards, count: int, workers: Workers, device: str, sheet: Optional[str] = None) -> Dict[str, float]:
    """Means over the first `count` pictures of `test`, and a sheet: real above generated, two times eight."""
    @torch.no_grad()
    def judge(batch: Batch) -> Tuple[Tensor, Tensor, Tensor]:
        found = picture(g, batch, test.size)
        return batch.pictures, found, torch.stack([metrics.psnr(found, batch.pictures), metrics.ssim(found, batch.pictures),
                                                   metrics.face_psnr(found, batch.pictures, batch.landmarks)], 1)

    results, rows = [], []
    for k in range(0, min(count, len(test)), 8):
        for real, found, result in workers.share(judge, test.batch(np.arange(k, min(k + 8, len(test)))).to(device)):
            results.append(result)
            rows += [(real, found)] if k < 16 else []
    if sheet and rows:
        real, found = (torch.cat(r) for r in zip(*rows))
        write_sheet(sheet, [p[k : k + 8] for k in range(0, len(real) // 8 * 8, 8) for p in (real, found)])
    return dict(zip(("psnr", "ssim", "face"), torch.cat(results).mean(0).tolist()))


def main(a: argparse.Namespace, make: Callable[[argparse.Namespace, Shards], Run] = Run) -> None:
    if a.finish and math.isinf(a.minutes) and math.isinf(a.steps):
        raise SystemExit("--finish needs --minutes or --steps: the learning rate has to know where the end is")
    kernels.keep_memory()
    shards, test = Shards(a.shards, a.size), Shards(a.test, a.size, a.quick)
    run = make(a, shards)
    stop = []
    for s in (signal.SIGTERM, signal.SIGINT):
        signal.signal(s, lambda *_: stop.append(1))
    base = os.path.splitext(a.out)[0]
    os.makedirs(os.path.dirname(a.out) or ".", exist_ok=True)

    with open(base + ".log", "a") as log:
        def say(text: str) -> None:
            print(text, flush=True)
            log.write(text + "\n")
            log.flush()

        def judge(speed: float, loss: float) -> None:
            r = evaluate(run.average, test, a.quick, run.workers, a.device, base + ".png")
            say(f"{time.strftime('%H:%M:%S')} size {a.size} step {run.step} seen {run.seen} minutes {run.elapsed / 60:.1f} of {len(shards)} pictures, "
                f"{speed:.1f}/s rate {run.rate():.5f} loss {loss:.4f} PSNR {r['psnr']:.2f} SSIM {r['ssim']:.4f} face {r['face']:.2f}")

        say(f"# {' '.join(f'{k}={v}' for k, v in vars(a).items())}")
        stream = Stream(shards, a.batch, a.seed, run.step)
        clock = saved = judged = time.time()
        recent, since, busy = [], run.step, 0.0
        while run.progress() < 1 and not stop:
            recent.append(run.train(stream.next().to(a.device))[0])
            now = time.time()
            run.elapsed, busy, clock = run.elapsed + now - clock, busy + now - clock, now
            if now - saved > a.save * 60:
                run.save()
                saved = now
            if now - judged > a.evaluate * 60:
                judge((run.step - since) * a.batch / busy, float(np.mean(recent)))
                recent, since, busy = [], run.step, 0.0
                clock = judged = time.time()  # judging is not counted as training
        run.save()
        if recent:
            judge((run.step - since) * a.batch / busy, float(np.mean(recent)))
        say("# stopped" if stop else "# done")


if __name__ == "__main__":
    main(arguments().parse_args())
