"""An interpreter for the ONNX operators that exported models use, written from the operators' specification (versions of set 17).
Debian's onnx 1.12 has a checker and shape inference, but no reference evaluator."""
import onnx.helper
import onnx.numpy_helper
import torch
import torch.nn.functional as F


def pads_of_torch(pads):
    half = len(pads) // 2
    return [amount for axis in reversed(range(half)) for amount in (pads[axis], pads[half + axis])]


def pad(x, pads):
    return F.pad(x, pads_of_torch(pads.tolist()))


def conv(x, w, b=None, *, kernel_shape, strides, pads):
    return F.conv2d(F.pad(x, pads_of_torch(pads)), w, b, stride=strides)


def max_pool(x, kernel_shape, strides, pads):
    return F.max_pool2d(F.pad(x, pads_of_torch(pads), value=-float("inf")), kernel_shape, strides)


def reshape(x, shape):
    return x.reshape([x.shape[axis] if size == 0 else size for axis, size in enumerate(shape.tolist())])


def slice_(x, starts, ends, axes, steps=None):
    steps = [1] * len(starts) if steps is None else steps.tolist()
    for start, end, axis, step in zip(starts.tolist(), ends.tolist(), axes.tolist(), steps):
        x = x[(slice(None),) * axis + (slice(start, min(end, x.shape[axis]), step),)]
    return x


def gather(x, indices, axis):
    return x.index_select(axis, indices.flatten()).reshape(*x.shape[:axis], *indices.shape, *x.shape[axis + 1:])


def batch_normalisation(x, scale, bias, mean, variance, epsilon):
    scale, bias, mean, variance = (t.view(-1, 1, 1) for t in (scale, bias, mean, variance))
    return (x - mean) / torch.sqrt(variance + epsilon) * scale + bias


def layer_normalisation(x, scale, bias, axis, epsilon):
    mean = x.mean(axis, keepdim=True)
    variance = ((x - mean) ** 2).mean(axis, keepdim=True)
    return (x - mean) / torch.sqrt(variance + epsilon) * scale + bias


OPERATORS = {
    "Add": lambda x, y: x + y,
    "AveragePool": lambda x, kernel_shape, strides, pads: F.avg_pool2d(x, kernel_shape, strides, pads[:2], count_include_pad=False),
    "BatchNormalization": batch_normalisation,
    "Concat": lambda *x, axis: torch.cat(x, axis),
    "ConstantOfShape": lambda shape: torch.zeros(shape.tolist()),
    "Conv": conv,
    "Div": lambda x, y: x / y,
    "Gather": gather,
    "GlobalAveragePool": lambda x: x.mean((2, 3), keepdim=True),
    "Identity": lambda x: x,
    "LayerNormalization": layer_normalisation,
    "LeakyRelu": lambda x, alpha: torch.where(x < 0, alpha * x, x),
    "MatMul": lambda x, y: x @ y,
    "MaxPool": max_pool,
    "Pad": pad,
    "ReduceMean": lambda x, axes, keepdims: x.mean(axes, keepdim=bool(keepdims)),
    "Relu": lambda x: x.clamp(min=0),
    "Reshape": reshape,
    "Shape": lambda x: torch.tensor(x.shape),
    "Slice": slice_,
    "Softmax": lambda x, axis: (x - x.amax(axis, keepdim=True)).exp() / (x - x.amax(axis, keepdim=True)).exp().sum(axis, keepdim=True),
    "Sub": lambda x, y: x - y,
    "Sum": lambda *x: sum(x[1:], x[0]),
    "Transpose": lambda x, perm: x.permute(perm),
}


def run(graph, inputs):
    """The values of a graph by name."""
    values = dict(inputs)
    for tensor in graph.initializer:
        values[tensor.name] = torch.tensor(onnx.numpy_helper.to_array(tensor))
    for node in graph.node:
        settings = {attribute.name: onnx.helper.get_attribute_value(attribute) for attribute in node.attribute}
        values[node.output[0]] = OPERATORS[node.op_type](*(values[name] for name in node.input), **settings)
    return values
