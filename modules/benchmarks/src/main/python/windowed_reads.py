"""Windows per second that rasterio reads from one open file with GDAL's block cache: windowed_reads.py FILE COUNT."""
import random
import sys
import time

import rasterio
from rasterio.windows import Window

path, count = sys.argv[1], int(sys.argv[2])
side = 512
random.seed(7)
with rasterio.open(path) as source:
    windows = [
        Window(random.randrange(source.width - side), random.randrange(source.height - side), side, side)
        for _ in range(count)
    ]
    for window in windows:
        source.read(window=window)
    start = time.perf_counter()
    for window in windows:
        source.read(window=window)
    print(count / (time.perf_counter() - start))
