"""Seconds of one training step of Lapwing's default network in PyTorch: training_step.py STEPS.

U-Net of widths 16-32-64-128, two 3 x 3 convolutions with batch norm and ReLU a level, bilinear upsampling, 4 bands in,
6 classes out, Adam, cross-entropy, batch 8 x 256 x 256. Prints the better of contiguous and channels-last memory.
"""
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F


def block(inputs, outputs):
    layers = []
    for width in (inputs, outputs):
        layers += [nn.Conv2d(width, outputs, 3, padding=1), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True)]
    return nn.Sequential(*layers)


class UNet(nn.Module):
    def __init__(self, bands=4, classes=6, widths=(16, 32, 64, 128)):
        super().__init__()
        self.down = nn.ModuleList(block(a, b) for a, b in zip((bands,) + widths, widths))
        self.up = nn.ModuleList(block(a + b, b) for a, b in zip(widths[:0:-1], widths[-2::-1]))
        self.head = nn.Conv2d(widths[0], classes, 1)

    def forward(self, x):
        skips = []
        for level, down in enumerate(self.down):
            x = down(x if level == 0 else F.max_pool2d(x, 2))
            skips.append(x)
        skips.pop()
        for up in self.up:
            x = F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)
            x = up(torch.cat([skips.pop(), x], 1))
        return self.head(x)


def seconds(steps, memory_format):
    torch.manual_seed(1)
    model = UNet().to(memory_format=memory_format)
    optimiser = torch.optim.Adam(model.parameters(), lr=1e-3)
    images = torch.randn(8, 4, 256, 256).to(memory_format=memory_format)
    labels = torch.randint(0, 6, (8, 256, 256))
    for step in range(steps + 3):
        if step == 3:
            start = time.perf_counter()
        optimiser.zero_grad()
        F.cross_entropy(model(images), labels).backward()
        optimiser.step()
    return (time.perf_counter() - start) / steps


steps = int(sys.argv[1])
print(min(seconds(steps, torch.contiguous_format), seconds(steps, torch.channels_last)))
