using Nas.Effects.Models.GraphNetworks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Nas.Effects.Tests.Models.GraphNetworks;

/// <summary>Compares the derivatives that libtorch gives with the slopes of the function itself.</summary>
internal static class Slopes
{
    /// <summary>Of each parameter the element with the steepest derivative.</summary>
    public static void Check(ParameterSet parameters, Func<Tensor> function, float step, double relative, double absolute)
    {
        function().backward();
        foreach (var parameter in parameters.All)
        {
            var gradient = parameter.grad!.flatten();
            var strongest = gradient.abs().argmax().item<long>();
            var expected = gradient[strongest].item<float>();
            Assert.Equal(
                (At(parameter, strongest, step) - At(parameter, strongest, -step)) / (2 * step),
                expected,
                relative * Math.Abs(expected) + absolute
            );
        }

        double At(Parameter parameter, long index, float change)
        {
            using var noGrad = no_grad();
            var element = parameter.view(-1)[index];
            var before = element.item<float>();
            element.fill_(before + change);
            var value = function().item<double>();
            element.fill_(before);
            return value;
        }
    }

    /// <summary>A number that depends on every element, each in its own way.</summary>
    public static Tensor Sum(Tensor values)
    {
        double[] parts = [.. Enumerable.Range(0, (int)values.numel()).Select(i => Math.Sin(1 + 2.3 * i))];
        return (values.flatten().to(ScalarType.Float64) * tensor(parts)).sum();
    }
}
