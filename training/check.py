"""Checks every part at toy size in about a minute: python3 check.py"""
import os
import subprocess
import sys
import tempfile
import unittest
import zlib
from pathlib import Path
from typing import List

import numpy as np
import torch
import torch.nn.functional as F

import adversarial
import dense
import distill
import export
import fused
import kernels
import losses
import metrics
import pictures
import shards
import train

OPTIONS = ["--channels", "4:32,8:32,16:32,32:16", "--size", "32", "--threads", "2", "--device", "cpu", "--warm", "10", "--keep", "0.9", "--batch", "8"]


def write_toys(folder: str, count: int, first: int = 0, size: int = 64, version: str = "1") -> None:
    """Pictures of three coloured blobs at the places and in the colours that the parameters say."""
    random = np.random.default_rng(first)
    z = random.normal(size=(count, 10)).astype(np.float32).clip(-2, 2)
    landmarks = np.tile((0.5 + z[:, None, 0:2] * 0.15), (1, 20, 1)).astype(np.float32)
    landmarks[:, losses.LEFT_EYE] += (-0.1, -0.1)
    landmarks[:, losses.RIGHT_EYE] += (0.1, -0.1)
    at = (np.arange(size) + 0.5) / size
    images = np.zeros((count, size, size, 3))
    for k, i in enumerate((losses.NOSE, losses.LEFT_EYE, losses.RIGHT_EYE)):
        x, y = (np.exp(-((at - landmarks[:, i, j, None]) / (0.15 - 0.04 * k)) ** 2) for j in (0, 1))
        images[..., k] += y[:, :, None] * x[:, None, :] * (0.7 + 0.15 * z[:, 7 + k, None, None])
    arrays = dict(images=(images.clip(0, 1) * 255).astype(np.uint8), z=z, landmarks=landmarks, visible=np.ones((count, 20), np.uint8), colours=z[:, 7:].copy())
    os.makedirs(folder, exist_ok=True)
    shards.write_safetensors(f"{folder}/toy-{first:06}.safetensors", arrays, dict(scene="toy", geometry="7", version=version, parameters=",".join("abcdefghij")))


class Checks(unittest.TestCase):
    def setUp(self) -> None:
        torch.set_num_threads(2)
        self.place = tempfile.TemporaryDirectory()
        self.folder = self.place.name
        write_toys(self.folder + "/shards", 8)

    def tearDown(self) -> None:
        self.place.cleanup()

    def options(self, *more: str) -> List[str]:
        return ["--shards", self.folder + "/shards", "--test", self.folder + "/shards", *OPTIONS, *more]

    def run_steps(self, count: int, *more: str) -> train.Run:
        a = train.arguments().parse_args(self.options(*more))
        run = train.Run(a, shards.Shards(a.shards, a.size))
        stream = shards.Stream(shards.Shards(a.shards, a.size), a.batch, a.seed, run.step)
        for _ in range(count):
            run.train(stream.next())
        return run

    def test_shards_are_averaged_and_found_while_training(self) -> None:
        s = shards.Shards(self.folder + "/shards", 16)
        whole = shards.Shards(self.folder + "/shards", 64).batch(np.arange(8)).pictures
        self.assertLess(float((s.batch(np.arange(8)).pictures - F.avg_pool2d(whole, 4)).abs().max()), 1.01 / 255)
        write_toys(self.folder + "/shards", 4, 8)
        s.refresh()
        self.assertEqual(len(s), 12)
        self.assertEqual(s.batch(np.array([11])).z.shape, (1, 10))

    def test_shards_of_another_version_are_refused(self) -> None:
        write_toys(self.folder + "/shards", 4, 8, version="2")
        with self.assertRaises(ValueError):
            shards.Shards(self.folder + "/shards", 16)

    def test_png_holds_the_pixels(self) -> None:
        pixels = np.random.default_rng(0).integers(0, 256, (5, 7, 3)).astype(np.uint8)
        pictures.write_png(self.folder + "/a.png", pixels)
        data = Path(self.folder + "/a.png").read_bytes()
        start = data.index(b"IDAT") + 4
        rows = np.frombuffer(zlib.decompressobj().decompress(data[start:]), np.uint8).reshape(5, 22)
        self.assertTrue((rows[:, 1:].reshape(5, 7, 3) == pixels).all())

    @unittest.skipIf(kernels.library() is None, "no fast path on this machine")
    def test_fast_path_equals_plain_path(self) -> None:
        difference, gradients = fused.check()
        self.assertLess(difference, 0.02)
        self.assertLess(gradients, 0.05)

    @unittest.skipIf(kernels.library() is None, "no fast path on this machine")
    def test_loss_kernel_equals_its_definition(self) -> None:
        x, y, m = torch.randn(2, 3, 64, 64, requires_grad=True), torch.randn(2, 3, 64, 64), torch.rand(2, 1, 64, 64)
        a, b = losses.reconstruction(x, y, m, 0.7, 0.5), fused.Reconstruction.apply(x, y, m, 0.7, 0.5)
        self.assertAlmostEqual(float(a), float(b), places=5)
        ga, gb = (torch.autograd.grad(v, x)[0] for v in (a, b))
        self.assertLess(float((ga - gb).abs().max()), 1e-6)

    def test_adam_equals_torch(self) -> None:
        p = [torch.nn.Parameter(torch.randn(5, 40)) for _ in range(2)]
        mine, average = [torch.nn.Parameter(q.detach().clone()) for q in p], [q.detach().clone() for q in p]
        theirs, own = torch.optim.Adam(p, 0.01, betas=(0.9, 0.99)), train.Adam(mine, average, 0.9, 0.99, train.Workers(1))
        for _ in range(5):
            for q in p:
                q.grad = torch.randn_like(q)
            theirs.step()
            halves = [q.grad * 0.5 for q in p], [q.grad * 1.5 for q in p]
            own.step(list(halves), 0.01, 0.5, 1e9)
        self.assertLess(max(float((q - r).abs().max()) for q, r in zip(p, mine)), 1e-5)
        self.assertLess(max(float((q - r).abs().max()) for q, r in zip(average, mine)), 0.02)

    def test_overfits_eight_pictures(self) -> None:
        run = self.run_steps(400, "--out", self.folder + "/a.pt")
        result = train.evaluate(run.average, shards.Shards(self.folder + "/shards", 32), 8, run.workers, "cpu", self.folder + "/a.png")
        self.assertGreater(result["psnr"], 27)
        self.assertTrue(os.path.exists(self.folder + "/a.png"))

    def test_resuming_gives_the_same_step(self) -> None:
        whole = self.run_steps(8, "--out", self.folder + "/a.pt")
        self.run_steps(4, "--out", self.folder + "/b.pt").save()
        resumed = self.run_steps(4, "--out", self.folder + "/b.pt", "--resume")
        self.assertEqual(resumed.step, whole.step)
        for a, b in zip(whole.model.parameters(), resumed.model.parameters()):
            self.assertTrue(torch.allclose(a, b, rtol=1e-3, atol=1e-4))

    def test_program_stops_when_told_and_goes_on(self) -> None:
        command = [sys.executable, str(Path(__file__).with_name("train.py")), *self.options("--out", self.folder + "/a.pt", "--steps", "1000000")]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        process.stdout.readline()  # it has begun
        process.terminate()
        self.assertIn("stopped", process.communicate()[0])
        self.assertEqual(process.returncode, 0)
        step = torch.load(self.folder + "/a.pt")["step"]
        subprocess.run(command[:-1] + [str(step + 3), "--resume"], check=True, stdout=subprocess.DEVNULL)
        self.assertEqual(torch.load(self.folder + "/a.pt")["step"], step + 3)

    def test_finish_ends_with_a_rate_of_zero(self) -> None:
        self.run_steps(2, "--out", self.folder + "/a.pt").save()
        finish = ["--start", self.folder + "/a.pt", "--out", self.folder + "/b.pt", "--finish", "--steps", "4"]
        self.assertGreater(self.run_steps(0, *finish).rate(), 0.01)
        self.assertLess(self.run_steps(4, *finish).rate(), 1e-9)

    def test_file_equals_training_code(self) -> None:
        run = self.run_steps(60, "--out", self.folder + "/a.pt")
        run.save()
        g, truth = distill.load_generator(self.folder + "/a.pt"), shards.Shards(self.folder + "/shards", 0)
        student = distill.Student(10)
        t = export.convert(g, student, 0.144)
        path = self.folder + "/a.safetensors"
        shards.write_safetensors(path, {k: v.detach().half().contiguous().numpy() for k, v in t.items()}, {})
        result = export.compare(g, path, truth, 8)
        self.assertGreater(result["layout_least"], 55)
        # and the mapping of the file is the student's
        arrays = export.reference.load(path)
        z = torch.randn(4, 10)
        w, own = export.reference.mapping(arrays, export.reference.latent(z)), student(z)
        ratio = w / own
        self.assertLess(float((ratio / ratio.median() - 1).abs().median()), 0.01)

    def test_programs_go_from_a_checkpoint_to_a_judged_file(self) -> None:
        self.run_steps(2, "--out", self.folder + "/a.pt").save()
        data = self.folder + "/shards"
        for command in (f"distill.py --checkpoint a.pt --truth {data} --out m.pt --minutes 0.02 --batch 16",
                        f"export.py --checkpoint a.pt --mapping m.pt --truth {data} --out a.safetensors",
                        f"evaluate.py --model a.safetensors --test {data} --count 8 --sheet s.png"):
            program, *rest = command.split()
            result = subprocess.run([sys.executable, str(Path(__file__).with_name(program)), *rest], cwd=self.folder, capture_output=True, text=True)
            self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("SSIM", result.stdout)
        self.assertTrue(os.path.exists(self.folder + "/s.png"))

    def test_fully_connected_layers_equal_torch(self) -> None:
        for rows in (3, 17, 32):
            x, w, b = (torch.randn(s, requires_grad=True) for s in ((rows, 33), (20, 33), (20,)))
            found, wanted = dense.linear(x, w, b), F.linear(x, w, b)
            g = torch.randn_like(wanted)
            for p, q in zip((found, *torch.autograd.grad(found, (x, w, b), g)), (wanted, *torch.autograd.grad(wanted, (x, w, b), g))):
                self.assertLess(float((p - q).abs().max()), 1e-4)

    def test_metrics_of_equal_pictures(self) -> None:
        b = shards.Shards(self.folder + "/shards", 32).batch(np.arange(2))
        self.assertGreater(float(metrics.ssim(b.pictures, b.pictures).min()), 0.999)
        self.assertAlmostEqual(float(metrics.psnr(torch.zeros(1, 3, 32, 32), torch.full((1, 3, 32, 32), 0.2))), 20, places=4)
        self.assertGreater(float(metrics.face_psnr(b.pictures, b.pictures + 1e-3, b.landmarks).min()), 60)

    def test_adversarial_steps(self) -> None:
        a = adversarial.arguments().parse_args(self.options("--out", self.folder + "/a.pt"))
        data = shards.Shards(a.shards, a.size)
        run = adversarial.AdversarialRun(a, data)
        before = [p.detach().clone() for p in run.discriminator.parameters()]
        run.step = 14
        for _ in range(2):  # the second is one with R1
            self.assertTrue(np.isfinite(run.train(data.batch(np.arange(8)))).all())
        self.assertTrue(any(not torch.equal(p, q) for p, q in zip(before, run.discriminator.parameters())))
        run.save()
        a.resume = True
        self.assertEqual(adversarial.AdversarialRun(a, data).step, 16)


if __name__ == "__main__":
    unittest.main()
