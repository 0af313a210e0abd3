"""Windows per second that rasterio reads from one open file with GDAL's block cache: windowed_reads.py STATE COUNT FILE.

STATE is `fresh` (the file was just opened, nothing is cached) or `cached` (all windows were read before).
"""
import random
import statistics
import sys
import time
import warnings

import rasterio
from rasterio.windows import Window

warnings.simplefilter("ignore")
state, count, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]
side = 512
random.seed(7)


def rate(source, windows):
    start = time.perf_counter()
    for window in windows:
        source.read(window=window)
    return count / (time.perf_counter() - start)


def windows_of(source):
    return [
        Window(random.randrange(source.width - side), random.randrange(source.height - side), side, side)
        for _ in range(count)
    ]


if state == "fresh":
    rates = []
    for _ in range(3):
        with rasterio.open(path) as source:
            rates.append(rate(source, windows_of(source)))
    print(statistics.median(rates))
else:
    with rasterio.open(path) as source:
        windows = windows_of(source)
        rate(source, windows)
        print(statistics.median(rate(source, windows) for _ in range(5)))
