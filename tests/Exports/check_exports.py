"""Checks exported models: python3 check_exports.py FOLDER, each sub-folder of which holds model.py, weights.safetensors, pixels.bin (float32)
and logits.bin (float32, what nas-search itself computes). Prints NAME, and the relative difference of the logits."""
import importlib.util
import pathlib
import sys

import torch


def floats(path):
    return torch.frombuffer(bytearray(path.read_bytes()), dtype=torch.float32)


def logits(folder, pixels):
    spec = importlib.util.spec_from_file_location(folder.name, folder / "model.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    model = module.load(folder / "weights.safetensors")
    stored = set(module.read_safetensors(folder / "weights.safetensors"))
    assert stored == {name.removeprefix("root.") for name in model.state_dict() if not name.endswith("num_batches_tracked")}
    logits = model(module.prepare(pixels.view(-1, *module.IMAGE)))
    assert logits.shape[1] == len(module.CLASSES) == 5 and module.CLASSES[3] == 'line\nbreak */ """' and module.TASK == 'a "task"'
    return logits


torch.set_num_threads(1)
with torch.no_grad():
    for folder in sorted(path for path in pathlib.Path(sys.argv[1]).iterdir() if (path / "model.py").exists()):
        actual = logits(folder, floats(folder / "pixels.bin"))
        expected = floats(folder / "logits.bin").view_as(actual)
        print(folder.name, ((expected - actual).abs().max() / max(1, expected.abs().max())).item())
