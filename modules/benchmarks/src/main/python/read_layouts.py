"""Writes the layouts whose reading is measured: read_layouts.py IMAGE FOLDER. Prints how many there are."""
import os
import sys
import warnings

import numpy as np
import rasterio

warnings.simplefilter("ignore")
image, folder = sys.argv[1], sys.argv[2]
os.makedirs(folder, exist_ok=True)
with rasterio.open(image) as source:
    pixels = source.read([1, 2, 3])
rows, columns = pixels.shape[1:]
y, x = np.mgrid[0:4096, 0:4096]
smooth = np.stack([(x // 16 + y // 16 * (band + 1)) % 4000 for band in range(4)]).astype("uint16")
layouts = {
    "1 RGB, JPEG, 512² tiles": (pixels, dict(compress="jpeg", photometric="ycbcr", blockxsize=512, blockysize=512)),
    "2 RGB, Deflate + predictor 2, 512² tiles": (
        pixels,
        dict(compress="deflate", predictor=2, blockxsize=512, blockysize=512),
    ),
    "3 RGB, LZW + predictor 2, band interleaved, 256² tiles": (
        pixels,
        dict(compress="lzw", predictor=2, interleave="band", blockxsize=256, blockysize=256),
    ),
    "4 4 × uint16, Deflate, very compressible": (smooth, dict(compress="deflate", blockxsize=512, blockysize=512)),
}
for name, (samples, options) in layouts.items():
    file = os.path.join(folder, name + ".tif")
    if os.path.exists(file):
        continue
    shape = dict(count=samples.shape[0], height=samples.shape[1], width=samples.shape[2], dtype=samples.dtype)
    with rasterio.open(file, "w", driver="GTiff", tiled=True, **{"interleave": "pixel", **shape, **options}) as target:
        target.write(samples)
print(len(layouts))
