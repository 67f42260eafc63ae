"""Checks exported models: python3 check_exports.py FOLDER, each sub-folder of which holds model.py, model.onnx, weights.safetensors,
pixels.bin (float32) and logits.bin (float32, what nas-search itself computes). Prints NAME, and the relative differences of the two."""
import importlib.util
import pathlib
import sys

import onnx
import onnx.checker
import onnx.shape_inference
import torch

from onnx_interpreter import run


def floats(path):
    return torch.frombuffer(bytearray(path.read_bytes()), dtype=torch.float32)


def python_logits(folder, pixels):
    spec = importlib.util.spec_from_file_location(folder.name, folder / "model.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    model = module.load(folder / "weights.safetensors")
    stored = set(module.read_safetensors(folder / "weights.safetensors"))
    assert stored == {name.removeprefix("root.") for name in model.state_dict() if not name.endswith("num_batches_tracked")}
    pixels = pixels.view(-1, *module.IMAGE)
    logits = model(module.prepare(pixels))
    assert logits.shape[1] == len(module.CLASSES) == 5 and module.CLASSES[3] == 'line\nbreak */ """' and module.TASK == 'a "task"'
    return pixels, logits


def onnx_logits(folder, pixels):
    file = (folder / "model.onnx").read_bytes()
    onnx.checker.check_model(file)
    model = onnx.shape_inference.infer_shapes(file, check_type=True, strict_mode=True, data_prop=True)
    assert [output.name for output in model.graph.output] == ["logits", "probabilities"]
    values = run(model.graph, {"pixels": pixels})
    assert torch.allclose(values["probabilities"].sum(1), torch.ones(len(pixels)), atol=1e-5)
    return values["logits"]


def difference(expected, actual):
    return ((expected - actual).abs().max() / max(1, expected.abs().max())).item()


torch.set_num_threads(1)
with torch.no_grad():
    for folder in sorted(path for path in pathlib.Path(sys.argv[1]).iterdir() if (path / "model.py").exists()):
        pixels, logits = python_logits(folder, floats(folder / "pixels.bin"))
        expected = floats(folder / "logits.bin").view_as(logits)
        print(folder.name, difference(expected, logits), difference(expected, onnx_logits(folder, pixels)))
