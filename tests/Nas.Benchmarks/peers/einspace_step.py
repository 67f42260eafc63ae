"""Times training steps of a seed in the original implementation of einspace. One step for each line read.

usage: einspace_step.py CHECKOUT SEED
CHECKOUT holds the package `einspace` (github.com/linusericsson/einspace); what it imports has to be installed.
"""
import sys
import time

import torch
from torch.nn import functional as F

BATCH, IMAGE, CLASSES = 64, (3, 28, 28), 20

checkout, seed = sys.argv[1:]
sys.path.insert(0, checkout)
try:
    from einspace import layers
    from einspace.compiler import Compiler
    from einspace.network import Network
    from einspace.seed_architectures import seed_architectures
except ImportError as cause:
    sys.exit(f"the original cannot be imported from {checkout}: {cause}")


def leaf(node, x):
    """A terminal with the shape that it reads, as the compiler wants it; its module; what that makes of x."""
    fn = node["fn"] if isinstance(node, dict) else node
    shape = [part.shape for part in x] if isinstance(x, list) else x.shape
    described = {"fn": fn, "input_shape": shape}
    module = fn(**described)
    return described, module


def tree(fn, **children):
    return {"fn": fn, "children": children}


def shaped(node, x):
    """The tree below a node with the shapes that its terminals read, and its output for x."""
    fn, children = (node["fn"], node.get("children")) if isinstance(node, dict) else (node, None)
    if fn is layers.sequential_module:
        first, x = shaped(children["first_fn"], x)
        second, x = shaped(children["second_fn"], x)
        return tree(fn, first_fn=first, second_fn=second), x
    if fn is layers.computation_module:
        inner, x = shaped(children["computation_fn"], x)
        return tree(fn, computation_fn=inner), x
    if fn is layers.routing_module:
        before, module = leaf(children["prerouting_fn"], x)
        inner, y = shaped(children["inner_fn"], module(x))
        after, last = leaf(children["postrouting_fn"], y)
        last.output_shape = getattr(module, "fold_output_shape", None)
        return tree(fn, prerouting_fn=before, inner_fn=inner, postrouting_fn=after), last(y)
    if fn is layers.branching_module:
        split, module = leaf(children["branching_fn"], x)
        branches = [shaped(inner, part) for inner, part in zip(children["inner_fn"], module(x))]
        joined, join = leaf(children["aggregation_fn"], [y for _, y in branches])
        return tree(fn, branching_fn=split, inner_fn=[b for b, _ in branches], aggregation_fn=joined), join([y for _, y in branches])
    described, module = leaf(node, x)
    return described, module(x)


torch.set_num_threads(1)
torch.manual_seed(1)
with torch.no_grad():
    described, out = shaped(seed_architectures[seed], torch.zeros(2, *IMAGE))
net = Network(Compiler().compile(described), list(out.shape), CLASSES, {"dataset": "addnist"})
optimiser = torch.optim.SGD(net.parameters(), lr=0.04, momentum=0.9, weight_decay=3e-4)
images, labels = torch.randn(BATCH, *IMAGE), torch.arange(BATCH) % CLASSES
print(f"einspace on Python torch {torch.__version__}, {sum(p.numel() for p in net.parameters())} parameters", flush=True)
for _ in sys.stdin:
    wall, cpu = time.perf_counter(), time.process_time()
    optimiser.zero_grad(set_to_none=True)
    F.cross_entropy(net(images), labels).backward()
    optimiser.step()
    print(time.perf_counter() - wall, time.process_time() - cpu, flush=True)
