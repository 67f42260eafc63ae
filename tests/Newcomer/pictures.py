"""Writes the first COUNT test images of Fashion-MNIST as PNGs into a folder for each class: python3 pictures.py BUILT_IN_DATA FOLDER COUNT."""
import gzip
import pathlib
import struct
import sys
import zlib

NAMES = ["t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle-boot"]
SIDE = 28


def payload(file, header):
    return gzip.open(file).read()[header:]


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(pixels):
    rows = b"".join(b"\0" + pixels[row * SIDE:(row + 1) * SIDE] for row in range(SIDE))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", SIDE, SIDE, 8, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


data, target, count = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
images = payload(data / "fashion-mnist-t10k-images-idx3-ubyte.gz", 16)
labels = payload(data / "fashion-mnist-t10k-labels-idx1-ubyte.gz", 8)
for name in NAMES:
    (target / name).mkdir(parents=True)
for i in range(count):
    (target / NAMES[labels[i]] / f"{i:04}.png").write_bytes(png(images[i * SIDE * SIDE:(i + 1) * SIDE * SIDE]))
