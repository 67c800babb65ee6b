"""Judges an exported model by renders it has not seen: z to picture as any StyleGAN2 program would, in 32 bits.

    python3 evaluate.py --model lion-256.safetensors --test test --count 2000 --sheet sheet.png
"""
import argparse
import os

import numpy as np
import torch

import kernels
import metrics
import reference
from pictures import write_sheet
from shards import Shards


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--model", required=True)
    p.add_argument("--test", required=True, help="folder of shards that training never saw")
    p.add_argument("--count", type=int, default=2000)
    p.add_argument("--sheet", help="PNG to write: real above generated, of the first 16")
    p.add_argument("--threads", type=int, default=os.cpu_count())
    a = p.parse_args()
    kernels.keep_memory()
    torch.set_num_threads(a.threads)
    t = reference.load(a.model)
    size = max(int(k.split(".")[1][1:]) for k in t if k.endswith(".conv1.weight"))
    test, results, rows = Shards(a.test, size, a.count), [], []
    count = min(a.count, len(test))
    for k in range(0, count, 8):
        b = test.batch(np.arange(k, min(k + 8, count)))
        w = reference.mapping(t, reference.latent(b.z))
        found = torch.cat([reference.synthesis(t, v[None]) for v in w])
        results.append(torch.stack([metrics.psnr(found, b.pictures), metrics.ssim(found, b.pictures),
                                    metrics.face_psnr(found, b.pictures, b.landmarks)], 1))
        rows += [b.pictures, found] if k < 16 and len(b.z) == 8 else []
        if k % 400 == 392:
            print(f"{k + 8} of {count}: {torch.cat(results).mean(0).tolist()}", flush=True)
    table = torch.cat(results)
    print(f"{a.model}, {count} unseen pictures of {size} px\n{'':12}{'mean':>8}{'5 %':>8}{'median':>8}{'95 %':>8}")
    for i, name in enumerate(("PSNR, dB", "SSIM", "face, dB")):
        v = table[:, i]
        print(f"{name:12}" + "".join(f"{x:8.{4 if i == 1 else 2}f}" for x in [float(v.mean())] + [float(v.quantile(q)) for q in (0.05, 0.5, 0.95)]))
    if a.sheet and rows:
        write_sheet(a.sheet, rows)


if __name__ == "__main__":
    main()
