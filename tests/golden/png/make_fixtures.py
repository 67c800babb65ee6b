"""Writes the PNG fixtures beside this file and expected.txt, using the Python standard library alone.

Every colour type, depth and interlace of the format, with and without tRNS, every filter in every picture, plus interlaced pictures so
small that passes are empty. Each line of expected.txt: name, width, height, channels, the 8-bit pixels in hexadecimal.

Run: python3 make_fixtures.py
"""
import pathlib
import random
import struct
import zlib

HERE = pathlib.Path(__file__).parent
SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
PASSES = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def chunk(name, data):
    body = name + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def pack_row(samples, depth):
    bits = 0
    for s in samples:
        bits = bits << depth | s
    length = (len(samples) * depth + 7) // 8
    return (bits << length * 8 - len(samples) * depth).to_bytes(length, "big")


def paeth(a, b, c):
    p = a + b - c
    return min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]


def filtered(rows, distance, first_filter):
    out, above = b"", bytes(len(rows[0]))
    for y, row in enumerate(rows):
        kind = (y + first_filter) % 5
        out += bytes([kind])
        for i, x in enumerate(row):
            a = row[i - distance] if i >= distance else 0
            c = above[i - distance] if i >= distance else 0
            out += bytes([(x - (0, a, above[i], (a + above[i]) // 2, paeth(a, above[i], c))[kind]) % 256])
        above = row
    return out


def to_8_bits(sample, depth):
    return (2 * 255 * sample + (2**depth - 1)) // (2 * (2**depth - 1))  # rounded to the nearest


def make(name, color, depth, interlace, transparency, width, height):
    rng = random.Random(name)
    count, top = SAMPLES[color], 2**depth - 1
    colors = min(2**depth, 200)
    palette = [tuple(rng.randrange(256) for _ in range(3)) for _ in range(colors)]
    alphas = [rng.randrange(256) for _ in range((colors + 1) // 2)]  # fewer than colours: the rest is opaque
    pixels = [[tuple(rng.randrange(colors if color == 3 else top + 1) for _ in range(count)) for _ in range(width)] for _ in range(height)]
    key = pixels[height // 2][width // 2]
    if transparency and color in (0, 2):
        pixels[0][0] = key
        if depth == 16 and width > 1:
            pixels[0][1] = (key[0] ^ 1,) + key[1:]  # differs from the transparent colour by less than 8 bits can show

    stored = b""
    for n, (x0, y0, dx, dy) in enumerate(PASSES if interlace else [(0, 0, 1, 1)]):
        rows = [pack_row([s for p in row[x0::dx] for s in p], depth) for row in pixels[y0::dy]]
        if rows and rows[0]:
            stored += filtered(rows, max(1, count * depth // 8), n)

    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, interlace))
    if color == 3:
        png += chunk(b"PLTE", bytes(v for c in palette for v in c))
    if transparency:
        png += chunk(b"tRNS", bytes(alphas) if color == 3 else struct.pack(f">{count}H", *key))
    data = zlib.compress(stored, 9)
    cut = len(data) // 3
    png += chunk(b"IDAT", data[:cut]) + chunk(b"IDAT", b"") + chunk(b"IDAT", data[cut:]) + chunk(b"IEND", b"")
    (HERE / f"{name}.png").write_bytes(png)

    def expected(p):
        if color == 3:
            rgb, alpha = palette[p[0]], alphas[p[0]] if transparency and p[0] < len(alphas) else 255
            return rgb + ((alpha,) if transparency else ())
        values = tuple(to_8_bits(s, depth) for s in p)
        if color in (4, 6):
            return (values[:1] * 3 if color == 4 else values[:3]) + values[-1:]
        if transparency:
            return (values * 3 if color == 0 else values) + (0 if p == key else 255,)
        return values

    out = [expected(p) for row in pixels for p in row]
    return f"{name} {width} {height} {len(out[0])} {bytes(v for p in out for v in p).hex()}\n"


def main():
    lines = []
    for color, name in {0: "gray", 2: "rgb", 3: "palette", 4: "grayalpha", 6: "rgba"}.items():
        for depth in {0: (1, 2, 4, 8, 16), 3: (1, 2, 4, 8)}.get(color, (8, 16)):
            for transparency in (False, True) if color in (0, 2, 3) else (False,):
                for interlace in (0, 1):
                    full = f"{name}{depth}" + ("-trns" if transparency else "") + ("-adam7" if interlace else "")
                    lines.append(make(full, color, depth, interlace, transparency, 13, 11))
    for width, height in ((1, 1), (1, 5), (5, 1), (2, 2), (3, 8), (4, 4), (5, 5), (8, 3)):
        lines.append(make(f"tiny-gray1-{width}x{height}-adam7", 0, 1, 1, False, width, height))
        lines.append(make(f"tiny-rgba8-{width}x{height}-adam7", 6, 8, 1, False, width, height))
    (HERE / "expected.txt").write_text("".join(lines))


main()
