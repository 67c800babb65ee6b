"""Compares the reference with every model in tests/golden: python3 verify_golden.py"""
import json
import pathlib

import numpy as np
import torch

import drag_reference
import safetensors_io
import stylegan2_reference

GOLDEN = pathlib.Path(__file__).resolve().parent.parent


def relative(expected, actual):
    expected, actual = np.asarray(expected, np.float64), np.asarray(actual, np.float64)
    return float(np.sqrt(((expected - actual) ** 2).sum() / max((expected**2).sum(), 1e-300)))


def verify(stem):
    arrays, metadata = safetensors_io.read(GOLDEN / f"{stem}.weights.safetensors")
    expected, _ = safetensors_io.read(GOLDEN / f"{stem}.expected.safetensors")
    record = json.loads((GOLDEN / f"{stem}.drags.json").read_text())
    generator = stylegan2_reference.Generator(arrays, metadata)
    z = torch.tensor(expected["z"][0])
    label = 1 if record["c_dim"] else None
    ws = generator.map(z, label, record["psi"])
    print(stem, "ws", relative(expected["ws"], ws), "cutoff", relative(expected["ws_cutoff4"], generator.map(z, label, record["psi"], 4)))
    features, picture = generator.run(torch.tensor(expected["ws"]), record["noise"])
    for index, feature in enumerate(features):
        if f"feature{index}" in expected:
            print("  feature", index, relative(expected[f"feature{index}"], feature))
    if "image" in expected:
        print("  image", relative(expected["image"], picture))
        print("  no noise", relative(expected["image_no_noise"], generator.run(torch.tensor(expected["ws"]), "none")[1]))
    print("  bytes off by more than 1:", int((np.abs(expected["image_u8"].astype(int) - stylegan2_reference.pixels(picture).numpy().astype(int)) > 1).sum()))
    for drag in record["drags"]:
        steps, gradient, end = drag_reference.run(generator, torch.tensor(expected["ws"]), drag, len(drag["steps"]), record["noise"])
        different = sum(a["points"] != b["points"] for a, b in zip(steps, drag["steps"]))
        losses = max(abs(a["loss"] - b["loss"]) / max(b["loss"], 1e-12) for a, b in zip(steps, drag["steps"]))
        stops = [a["stop"] == b["stop"] for a, b in zip(steps, drag["steps"])]
        print("  drag", drag["name"], "different steps", different, "loss", losses, "stops equal", all(stops),
              "gradient", relative(expected[f"{drag['name']}.grad0"], gradient), "end", relative(expected[f"{drag['name']}.w_end"], end))


if __name__ == "__main__":
    for file in sorted(GOLDEN.glob("*.weights.safetensors")):
        verify(file.name.removesuffix(".weights.safetensors"))
