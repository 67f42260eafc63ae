"""Times training steps of the resnet18_no_maxpool seed, written with convolutions. One step for each line read."""
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

BATCH, CLASSES = 64, 20


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1)
        self.norm1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1)
        self.norm2 = nn.BatchNorm2d(outputs)
        self.shortcut = nn.Sequential()
        if stride != 1 or inputs != outputs:
            self.shortcut = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride), nn.BatchNorm2d(outputs))

    def forward(self, x):
        y = F.leaky_relu(self.norm1(self.conv1(x)))
        return F.leaky_relu(self.norm2(self.conv2(y)) + self.shortcut(x))


class ResNet18(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(
            nn.Conv2d(3, 64, 3, 1, 1), nn.BatchNorm2d(64), nn.LeakyReLU(), nn.Conv2d(64, 64, 3, 2, 1))
        widths = [64, 64, 64, 128, 128, 256, 256, 512, 512]
        self.blocks = nn.Sequential(*[Block(a, b, 1 if a == b else 2) for a, b in zip(widths, widths[1:])])
        self.head = nn.Linear(512, CLASSES)

    def forward(self, x):
        return self.head(self.blocks(self.stem(x)).mean((2, 3)))


torch.set_num_threads(1)
torch.manual_seed(1)
net = ResNet18()
optimiser = torch.optim.SGD(net.parameters(), lr=0.04, momentum=0.9, weight_decay=3e-4)
images, labels = torch.randn(BATCH, 3, 28, 28), torch.arange(BATCH) % CLASSES
print(f"Python torch {torch.__version__}, {sum(p.numel() for p in net.parameters())} parameters", flush=True)
for _ in sys.stdin:
    wall, cpu = time.perf_counter(), time.process_time()
    optimiser.zero_grad(set_to_none=True)
    F.cross_entropy(net(images), labels).backward()
    optimiser.step()
    print(time.perf_counter() - wall, time.process_time() - cpu, flush=True)
