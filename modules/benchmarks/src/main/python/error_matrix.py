"""Million pixels per second of an error matrix with rasterio and NumPy, window by window: error_matrix.py MAP REFERENCE CLASSES.

Windows are rows of whole blocks, 8192 pixels wide, which suits tiled files; pairs are counted by bincount, as a careful
script does it. Pixels of value 0 are unlabelled.
"""
import sys
import time

import numpy as np
import rasterio
from rasterio.windows import Window

map_path, reference_path, classes = sys.argv[1], sys.argv[2], int(sys.argv[3])
size = classes + 1
counts = np.zeros(size * size, dtype=np.int64)
start = time.perf_counter()
with rasterio.open(map_path) as mapped, rasterio.open(reference_path) as reference:
    for row in range(0, mapped.height, 512):
        for column in range(0, mapped.width, 8192):
            window = Window(column, row, min(8192, mapped.width - column), min(512, mapped.height - row))
            pairs = mapped.read(1, window=window).astype(np.uint16) * size + reference.read(1, window=window)
            counts += np.bincount(pairs.ravel(), minlength=size * size)
    pixels = mapped.width * mapped.height
assert counts.sum() == pixels
print(pixels / (time.perf_counter() - start) / 1e6)
