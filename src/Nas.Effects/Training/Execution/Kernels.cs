using System.Collections.Immutable;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;
using Nas.Effects.Engine;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Nas.Effects.Training.Execution;

/// <summary>One primitive operation on tensors with a batch axis in front, so that an operation's axis 1 is a tensor's dimension
/// 1.</summary>
internal static class Kernels
{
    private const double LeakySlope = 0.01;

    /// <summary>The result has the operands' type. Parameters of another type are converted, those of norms apart.</summary>
    public static Tensor Apply(NetworkNode node, Tensor[] x, Weights weights, bool training)
    {
        var own = Array.ConvertAll([.. node.Parameters], index => (Tensor)weights.Parameters[index]);
        if (node.Op is Primitive.BatchNorm or Primitive.LayerNorm || own.All(parameter => parameter.dtype == x[0].dtype))
        {
            return Compute(node, x, own, weights, training);
        }

        var converted = Array.ConvertAll(own, parameter => parameter.to(x[0].dtype));
        var result = Compute(node, x, converted, weights, training);
        Array.ForEach(converted, parameter => parameter.Dispose());
        return result;
    }

    private static Tensor Compute(NetworkNode node, Tensor[] x, Tensor[] parameters, Weights weights, bool training) =>
        node.Op switch
        {
            Primitive.Convolution { Form: WeightExpression.Pair } op => Convolution(op, x[0], parameters[0], parameters[1]),
            Primitive.Convolution { Form: WeightExpression.Weight } op => Convolution(op, x[0], parameters[0], null),
            Primitive.Convolution op => Made(op.Form, parameters, (weight, bias) => Convolution(op, x[0], weight, bias)),
            Primitive.Linear { Form: WeightExpression.Pair } => functional.linear(x[0], parameters[0], parameters[1]),
            Primitive.Linear op => Made(op.Form, parameters, (weight, bias) => functional.linear(x[0], weight, bias)),
            Primitive.Mix op => Made(op.Form, parameters, (weight, bias) => Mix(x[0], weight, bias!)),
            Primitive.BatchNorm => BatchNorm(weights, node, parameters, x[0], training),
            Primitive.LayerNorm => functional.layer_norm(x[0], [node.Output.Last], parameters[0], parameters[1]),
            Primitive.Activate { InPlace: true } op => Overwrite(op.Function, x[0]),
            Primitive.Activate op => Activate(op.Function, x[0]),
            Primitive.Add => Sum(x),
            Primitive.Unfold op => Unfold(op, x[0]),
            Primitive.Fold op => Fold(op, x[0]),
            Primitive.Flatten => Flatten(x[0]),
            Primitive.Subsample op => Subsample(op, x[0]),
            Primitive.Permute { Third: 0 } op => x[0].permute(0, op.First, op.Second),
            Primitive.Permute op => x[0].permute(0, op.First, op.Second, op.Third),
            Primitive.Slice op => x[0].narrow(op.Axis, op.Start, node.Output.Axis(op.Axis)),
            Primitive.Concat op => cat(x, op.Axis),
            Primitive.MatMul op => MatMul(op, x[0], x[1]),
            Primitive.AddPosition { Through: { } through } => Made(
                through,
                parameters[1..],
                (weight, _) => AddMapped(x[0], parameters[0], weight)
            ),
            Primitive.AddPosition { Over.IsEmpty: true } => x[0].Add(parameters[0]),
            Primitive.AddPosition op => AddMean(x[0], parameters[0], op.Over),
            Primitive.AddSinusoids => AddSinusoids(node, x[0]),
            Primitive.MaxPool { Patch: var patch } => functional.max_pool2d(x[0], Kernel(patch), Stride(patch), Padding(patch)),
            Primitive.MeanPool { Patch: var patch } => functional.avg_pool2d(
                x[0],
                Kernel(patch),
                Stride(patch),
                Padding(patch),
                count_include_pad: false
            ),
            Primitive.Zero => zeros_like(x[0]),
            Primitive.AveragePool => Reductions.Mean(x[0], [2, 3], keepdim: true),
            Primitive.Resize op => Resize(op, x[0]),
            Primitive.HeadMean => Reductions.Mean(x[0], x[0].ndim == 4 ? [2, 3] : [2], keepdim: false),
            Primitive.Average op => Reductions.Mean(x[0], op.Over),
            Primitive.MeanPatch op => Reductions.MeanPatch(op, x[0]),
            Primitive.Blend op => Reductions.Blend(op.Shares, x),
            _ => throw new InvalidOperationException($"no kernel for {node.Op}"),
        };

    private static Tensor Made(WeightExpression form, Tensor[] parameters, Func<Tensor, Tensor?, Tensor> apply)
    {
        using var scope = NewDisposeScope();
        var (weight, bias) = AffineWeights.Build(form, parameters);
        return apply(weight, bias).MoveToOuterDisposeScope();
    }

    private static Tensor Mix(Tensor x, Tensor weight, Tensor bias) => weight.expand(x.shape[0], -1, -1).baddbmm(x, bias.unsqueeze(1));

    private static Tensor Convolution(Primitive.Convolution op, Tensor x, Tensor weight, Tensor? bias)
    {
        using var filters = weight.view(weight.shape[0], -1, op.Patch.Rows.Kernel, op.Patch.Columns.Kernel);
        return Convolutions.Apply(x, filters, bias, new(op.Patch, op.Groups, op.ChannelsLast));
    }

    private static Tensor BatchNorm(Weights weights, NetworkNode node, Tensor[] parameters, Tensor x, bool training)
    {
        var running = weights.StatisticsOf(node);
        return functional.batch_norm(x, running.Mean, running.Variance, parameters[0], parameters[1], training, weights.StatisticsMomentum);
    }

    private static Tensor Activate(ActivationFunction function, Tensor x) =>
        function switch
        {
            ActivationFunction.Relu => x.relu(),
            ActivationFunction.LeakyRelu => x.LeakyRelu(LeakySlope),
            ActivationFunction.Gelu => x.gelu(),
            _ => x.softmax(-1),
        };

    private static Tensor Overwrite(ActivationFunction function, Tensor x) =>
        function == ActivationFunction.Relu ? x.relu_() : x.LeakyReluInPlace(LeakySlope);

    /// <summary>The sum of some terms, each times one element of the shares.</summary>
    public static Tensor WeightedSum(Tensor[] terms, Tensor shares)
    {
        using var scope = NewDisposeScope();
        return terms
            .Select((term, i) => term.mul(shares.narrow(0, i, 1)))
            .Aggregate((sum, term) => sum.Add(term))
            .MoveToOuterDisposeScope();
    }

    private static Tensor Sum(Tensor[] terms)
    {
        var sum = terms[0].Add(terms[1]);
        foreach (var term in terms[2..])
        {
            sum.AddInPlace(term);
        }

        return sum;
    }

    private static Tensor AddMean(Tensor x, Tensor position, Axes over)
    {
        using var mean = Reductions.Mean(position, over);
        return x.Add(mean);
    }

    private static Tensor AddMapped(Tensor x, Tensor position, Tensor weight)
    {
        using var mapped = functional.linear(position, weight);
        return x.Add(mapped);
    }

    private static Tensor Unfold(Primitive.Unfold op, Tensor image)
    {
        var (rows, columns) = (op.Patch.Rows, op.Patch.Columns);
        if (IsTiled(rows) && IsTiled(columns))
        {
            return Tiles(rows.Kernel, columns.Kernel, image);
        }

        using var patches = functional.unfold(
            image,
            (rows.Kernel, columns.Kernel),
            (1, 1),
            (rows.Padding, columns.Padding),
            (rows.Stride, columns.Stride)
        );
        using var turned = patches.transpose(1, 2);
        return turned.contiguous();
    }

    private static bool IsTiled(PatchSide side) => side.Padding == 0 && side.Kernel == side.Stride;

    private static long[] Kernel(Patch patch) => [patch.Rows.Kernel, patch.Columns.Kernel];

    private static long[] Stride(Patch patch) => [patch.Rows.Stride, patch.Columns.Stride];

    private static long[] Padding(Patch patch) => [patch.Rows.Padding, patch.Columns.Padding];

    /// <summary>Patches that do not overlap: they are the image's numbers in another order, so one copy suffices.</summary>
    private static Tensor Tiles(int height, int width, Tensor image)
    {
        var (channels, rows, columns) = (image.shape[1], image.shape[2] / height, image.shape[3] / width);
        using var scope = NewDisposeScope();
        return image
            .narrow(2, 0, rows * height)
            .narrow(3, 0, columns * width)
            .reshape(-1, channels, rows, height, columns, width)
            .permute(0, 2, 4, 1, 3, 5)
            .reshape(-1, rows * columns, channels * height * width)
            .MoveToOuterDisposeScope();
    }

    private static Tensor Fold(Primitive.Fold op, Tensor columns)
    {
        using var features = columns.transpose(1, 2);
        return features.reshape(columns.shape[0], -1, op.Height, op.Width);
    }

    private static Tensor Flatten(Tensor image)
    {
        using var pixels = image.permute(0, 2, 3, 1);
        return pixels.flatten(1, 2);
    }

    private static Tensor Subsample(Primitive.Subsample op, Tensor image)
    {
        using var rows = image.slice(2, 0, image.shape[2], op.Rows);
        return rows.slice(3, 0, image.shape[3], op.Columns);
    }

    private static Tensor MatMul(Primitive.MatMul op, Tensor left, Tensor right)
    {
        var product = left.ndim == 3 ? left.bmm(right) : Channelwise(left, right);
        return op.Scaled ? product.DivInPlace(Math.Sqrt(left.shape[^1])) : product;
    }

    private static Tensor Channelwise(Tensor left, Tensor right)
    {
        using var scope = NewDisposeScope();
        var product = left.flatten(0, 1).bmm(right.flatten(0, 1));
        return product.view(left.shape[0], left.shape[1], left.shape[2], right.shape[3]).MoveToOuterDisposeScope();
    }

    /// <summary>Two products of matrices: libtorch's own interpolation has no deterministic gradient on graphics processors.</summary>
    private static Tensor Resize(Primitive.Resize op, Tensor image)
    {
        using var scope = NewDisposeScope();
        var rows = Interpolate(image.shape[2], op.Height, image);
        var columns = Interpolate(image.shape[3], op.Width, image);
        return rows.matmul(image.matmul(columns.transpose(0, 1))).MoveToOuterDisposeScope();
    }

    private static Tensor Interpolate(long from, int to, Tensor like) =>
        FromArrays.Tensor(Interpolation.Matrix((int)from, to), to, from).to(like.dtype, like.device);

    private static Tensor AddSinusoids(NetworkNode node, Tensor x)
    {
        using var table = FromArrays.Tensor(Sinusoids.Compute(node.Output), x.shape[^2], x.shape[^1]);
        using var matching = table.to(x.dtype, x.device);
        return x.Add(matching);
    }
}
