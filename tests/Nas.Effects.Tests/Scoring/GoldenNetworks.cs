using System.Collections.Immutable;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Effects.Tests.Scoring;

/// <summary>The three networks of the golden file, built by hand. Biases that they do not have are parameters here, all 0.</summary>
internal static class GoldenNetworks
{
    public static Network Find(string name) =>
        name switch
        {
            "mlp" => Mlp(),
            "conv" => Convolutions(),
            _ => Attention(),
        };

    private static Network Mlp()
    {
        var build = new NetworkBuilder(TensorType.Columns(1, 6));
        var first = build.Gate(build.Linear(Network.InputId, "f.0", 8), ActivationFunction.Relu);
        var second = build.Gate(build.Linear(first, "f.2", 7), ActivationFunction.Relu);
        return build.Head(build.Fold(second, 1, 1), classes: 3);
    }

    private static Network Convolutions()
    {
        var build = new NetworkBuilder(TensorType.Image(3, 8, 8));
        int Stage(int input, int number, int channels, int stride) =>
            build.Gate(build.BatchNorm(build.Convolution(input, $"c{number}", channels, stride), $"b{number}"), ActivationFunction.Relu);
        var first = Stage(Network.InputId, 1, 4, 1);
        var second = Stage(first, 2, 6, 2);
        return build.Head(build.Add(second, Stage(second, 3, 6, 1)), classes: 4);
    }

    private static Network Attention()
    {
        var build = new NetworkBuilder(TensorType.Columns(5, 8));
        var normed = build.LayerNorm(Network.InputId, "n1");
        var (query, key, value) = (build.Linear(normed, "q", 8), build.Linear(normed, "k", 8), build.Linear(normed, "v", 8));
        var scores = build.Gate(build.MatMul(query, build.Transpose(key), scaled: true), ActivationFunction.Softmax);
        var attended = build.Add(Network.InputId, build.Linear(build.MatMul(scores, value, scaled: false), "o", 8));
        var widened = build.Gate(build.Linear(build.LayerNorm(attended, "n2"), "e", 16), ActivationFunction.Gelu);
        return build.Head(build.Transpose(build.Add(attended, build.Linear(widened, "p", 8))), classes: 3);
    }
}
