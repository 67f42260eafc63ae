"""Writes pictures.json: small picture files and what is in them, by Pillow 9.4 and by zlib alone, independent of the reader under test.

Each case: name, file (base64), channels, height, width, values (C x H x W, 0 to 255). Debian: apt-get install python3-pil python3-numpy
"""
import base64, io, json, struct, sys, zlib
import numpy as np
from PIL import Image

H, W = 5, 11
cases, resized = [], []


def add(name, file, planes):
    planes = np.asarray(planes, dtype=np.float64)
    planes = planes[None] if planes.ndim == 2 else planes
    c, h, w = planes.shape
    cases.append(dict(name=name, file=base64.b64encode(file).decode(), channels=c, height=h, width=w,
                      values=[round(float(v), 4) for v in planes.ravel()]))


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def paeth(a, b, c):
    p = a + b - c
    pa, pb, pc = abs(p - a), abs(p - b), abs(p - c)
    return a if pa <= pb and pa <= pc else b if pb <= pc else c


def scanlines(rows, bits, step):
    """rows of integer samples -> filtered bytes, the filter types in turn"""
    out, above = b"", None
    for y, row in enumerate(rows):
        text = "".join(format(int(v), f"0{bits}b") for v in row)
        text += "0" * (-len(text) % 8)
        raw = bytes(int(text[i:i + 8], 2) for i in range(0, len(text), 8))
        above = above or bytes(len(raw))
        kind, line = y % 5, []
        for i, v in enumerate(raw):
            a = raw[i - step] if i >= step else 0
            c = above[i - step] if i >= step else 0
            b = above[i]
            line.append((v - [0, a, b, (a + b) // 2, paeth(a, b, c)][kind]) & 255)
        out, above = out + bytes([kind]) + bytes(line), raw
    return out


ADAM7 = [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)]


def png(samples, colour, bits, interlaced, extra=b""):
    """samples: H x W x S integers"""
    h, w, s = samples.shape
    step = max(1, s * bits // 8)
    data = b""
    for r, c, dr, dc in ADAM7 if interlaced else [(0, 0, 1, 1)]:
        part = samples[r::dr, c::dc]
        if part.size:
            data += scanlines(part.reshape(part.shape[0], -1), bits, step)
    packed = zlib.compress(data, 9)
    half = len(packed) // 2
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, bits, colour, 0, 0, interlaced)) + extra
            + chunk(b"tEXt", b"Comment\0ignored") + chunk(b"IDAT", packed[:half]) + chunk(b"IDAT", packed[half:]) + chunk(b"IEND", b""))


rng = np.random.default_rng(7)
COUNT = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
for interlaced in (0, 1):
    for colour, depths in ((0, (1, 2, 4, 8, 16)), (2, (8, 16)), (3, (1, 2, 4, 8)), (4, (8, 16)), (6, (8, 16))):
        for bits in depths:
            top = (1 << bits) - 1
            colours = min(top + 1, 9)
            s = rng.integers(0, colours if colour == 3 else top + 1, (H, W, COUNT[colour]))
            palette = rng.integers(0, 256, (colours, 3))
            file = png(s, colour, bits, interlaced, chunk(b"PLTE", palette.astype(np.uint8).tobytes()) if colour == 3 else b"")
            unit = 255 / top
            # Of 16-bit colours the upper byte counts, as in Pillow; 16-bit greys are kept.
            eight, unit8 = (s >> 8, 1) if bits == 16 else (s, unit)
            planes = {0: lambda: s[..., 0] * unit,
                      2: lambda: np.moveaxis(eight, 2, 0) * unit8,
                      3: lambda: np.moveaxis(palette[s[..., 0]], 2, 0),
                      4: lambda: s[..., 0] * unit * s[..., 1] / top,
                      6: lambda: np.moveaxis(eight[..., :3], 2, 0) * unit8 * (eight[..., 3] * unit8 / 255)}[colour]()
            # Pillow has to read the same pixels from it.
            seen = Image.open(io.BytesIO(file))
            seen.load()
            if bits <= 8:
                want = {0: "L", 2: "RGB", 3: "RGB", 4: "LA", 6: "RGBA"}[colour]
                got = np.asarray(seen.convert(want)).reshape(H, W, -1)
                mine = palette[s[..., 0]] if colour == 3 else s * unit
                assert np.array_equal(got, np.round(mine)), (colour, bits, interlaced)
            elif colour == 0:
                assert np.array_equal(np.asarray(seen), s[..., 0])
            add(f"png-{colour}-{bits}{'-interlaced' if interlaced else ''}", file, planes)

grey = rng.integers(0, 4, (H, W, 1))
grey[0, 0] = 2
add("png-hidden-grey", png(grey, 0, 2, 0, chunk(b"tRNS", struct.pack(">H", 2))), np.where(grey[..., 0] == 2, 0, grey[..., 0] * 85))
rgb = rng.integers(0, 2, (H, W, 3)) * 200
rgb[0, 0] = (200, 0, 200)
hidden = (rgb == (200, 0, 200)).all(axis=2)
add("png-hidden-colour", png(rgb, 2, 8, 0, chunk(b"tRNS", struct.pack(">HHH", 200, 0, 200))), np.moveaxis(np.where(hidden[..., None], 0, rgb), 2, 0))
index = rng.integers(0, 3, (H, W, 1))
colours, opacity = np.array([[255, 0, 0], [0, 200, 0], [10, 20, 250]]), np.array([255, 51])
planes = np.moveaxis(colours[index[..., 0]] * (np.append(opacity, 255)[index[..., 0]] / 255)[..., None], 2, 0)
add("png-hidden-palette", png(index, 3, 2, 0, chunk(b"PLTE", colours.astype(np.uint8).tobytes()) + chunk(b"tRNS", opacity.astype(np.uint8).tobytes())), planes)
add("png-grey-palette", png(index, 3, 8, 0, chunk(b"PLTE", bytes([0, 0, 0, 90, 90, 90, 255, 255, 255]))), np.array([0, 90, 255])[index[..., 0]])

photo = np.stack([np.add.outer(np.arange(16) * 9, np.arange(24) * 4), np.add.outer(np.arange(16) * 2, np.arange(24) * 9), np.full((16, 24), 77)], 2).astype(np.uint8)


def saved(image, **options):
    out = io.BytesIO()
    image.save(out, **options)
    return out.getvalue()


def seen(file, mode):
    return np.moveaxis(np.atleast_3d(np.asarray(Image.open(io.BytesIO(file)).convert(mode))), 2, 0)


colour, dark = Image.fromarray(photo), Image.fromarray(photo[..., 0])
for kind, image, mode in (("rgb", colour, "RGB"), ("grey", dark, "L"), ("palette", colour.quantize(16), "RGB"), ("bits", dark.point(lambda v: 255 * (v > 99), "1"), "L")):
    for end in ("PNG", "BMP"):
        file = saved(image, format=end)
        add(f"pillow-{end.lower()}-{kind}", file, seen(file, mode))
top_down = struct.pack("<2sIHHI", b"BM", 54 + 8, 0, 0, 54) + struct.pack("<IiiHHIIiiII", 40, 2, -2, 1, 16, 0, 8, 0, 0, 0, 0) + struct.pack("<4H", 0x7C00, 0x03E0, 0x001F, 0x4210)
add("bmp-555-top-down", top_down, [[[255, 0], [0, 132]], [[0, 255], [0, 132]], [[0, 0], [255, 132]]])
masked = struct.pack("<2sIHHI", b"BM", 66 + 4, 0, 0, 66) + struct.pack("<IiiHHIIiiII", 40, 2, 1, 1, 16, 3, 4, 0, 0, 0, 0) + struct.pack("<III", 0xF800, 0x07E0, 0x001F) + struct.pack("<2H", 0xF800, 0x8410)
add("bmp-565", masked, [[[255, 132]], [[0, 130]], [[0, 132]]])
opaque = struct.pack("<2sIHHI", b"BM", 58, 0, 0, 54) + struct.pack("<IiiHHIIiiII", 40, 1, 1, 1, 32, 0, 4, 0, 0, 0, 0) + bytes([1, 2, 3, 0])
add("bmp-32-without-opacity", opaque, [[[3]], [[2]], [[1]]])
half = struct.pack("<2sIHHI", b"BM", 126, 0, 0, 122) + struct.pack("<IiiHHIIiiII", 108, 1, 1, 1, 32, 3, 4, 0, 0, 0, 0) + struct.pack("<4I", 0xFF0000, 0xFF00, 0xFF, 0xFF000000) + bytes(52) + bytes([50, 100, 200, 51])
add("bmp-32-with-opacity", half, [[[40]], [[20]], [[10]]])

add("pbm-plain", b"P1 # bits\n3 2\n101\n0 1 0\n", [[0, 255, 0], [255, 0, 255]])
add("pgm-plain", b"P2\n# greatest is 15\n3 2\n15\n0 5 15 1 2 3\n", [[0, 85, 255], [17, 34, 51]])
add("ppm-plain", b"P3 2 1 255 1 2 3 250 251 252", [[[1, 250]], [[2, 251]], [[3, 252]]])
for kind, image, mode in (("ppm", colour, "RGB"), ("pgm", dark, "L"), ("pbm", dark.point(lambda v: 255 * (v > 99), "1"), "L")):
    file = saved(image, format="PPM")
    add(f"pillow-{kind}", file, seen(file, mode))
add("pgm-16", b"P5 2 1 1000 " + struct.pack(">HH", 1000, 250), [[255, 63.75]])

for name, image, mode, options in (("rgb", colour, "RGB", {}), ("rgb-444-progressive", colour, "RGB", dict(subsampling=0, progressive=True)), ("grey", dark, "L", {})):
    file = saved(image, format="JPEG", quality=90, **options)
    add(f"jpeg-{name}", file, seen(file, mode))

file = saved(colour.convert("CMYK"), format="JPEG")
add("jpeg-cmyk", file, seen(file, "RGB"))
file = saved(dark, format="GIF")
add("gif-grey", file, seen(file, "L"))
file = saved(colour.quantize(16), format="GIF", save_all=True, append_images=[colour.quantize(4).rotate(180)])
add("gif-animated", file, seen(file, "RGB"))
file = saved(colour, format="WEBP", lossless=True)
add("webp-lossless", file, seen(file, "RGB"))
thin = np.dstack([photo, np.full((16, 24), 102, dtype=np.uint8)])
add("webp-opacity", saved(Image.fromarray(thin), format="WEBP", lossless=True, exact=True), np.moveaxis(photo, 2, 0) * 0.4)
for kind in ("png", "bmp"):
    file = saved(colour, format="ICO", sizes=[(16, 16)], bitmap_format=kind)
    add(f"ico-{kind}", file, seen(file, "RGB"))

for h, w in ((7, 10), (16, 24), (33, 50), (1, 1), (3, 40)):
    planes = [np.asarray(Image.fromarray(photo[..., c].astype(np.float32), "F").resize((w, h), Image.BILINEAR), dtype=np.float64) for c in range(3)]
    resized.append(dict(height=h, width=w, values=[round(float(v), 3) for v in np.array(planes).ravel()]))

exif = Image.Exif()
exif[0x0112] = 6
others = dict(rotated=saved(colour, format="JPEG", exif=exif), upright=saved(colour, format="JPEG"), rotatedPng=saved(colour, format="PNG", exif=exif),
              rotatedWebp=saved(colour, format="WEBP", lossless=True, exif=exif.tobytes()), tiff=saved(dark, format="TIFF"))
json.dump(dict(cases=cases, photo=[int(v) for v in np.moveaxis(photo, 2, 0).ravel()], resized=resized,
               others={k: base64.b64encode(v).decode() for k, v in others.items()}), open(sys.argv[1], "w"))
print(len(cases), "cases")
