using Nas.Domain.Architectures.Networks;
using Nas.Effects.Data.Sets;
using Nas.Effects.Training.Execution;

namespace Nas.Effects.Training;

/// <summary>Makes a network that was trained on standardised numbers tell them in the units of the data, by its last layer. Whoever runs it
/// needs no scaling then.</summary>
internal static class HeadUnits
{
    /// <summary>The weights with another last layer.</summary>
    /// <param name="network">The network that they belong to.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="scaling">The mean and deviation of each number.</param>
    public static IReadOnlyList<NamedTensor> Restore(Network network, IReadOnlyList<NamedTensor> weights, Standardisation scaling)
    {
        string[] head = [.. network.Head.Parameters.Select(index => network.Parameters[index].Name)];
        return
        [
            .. weights.Select(tensor =>
                !head.Contains(tensor.Name) ? tensor
                : tensor.Shape.Count == 1
                    ? tensor with
                    {
                        Values = [.. tensor.Values.Select((bias, i) => (bias * scaling.Deviation[i]) + scaling.Mean[i])],
                    }
                : tensor with
                {
                    Values =
                    [
                        .. tensor.Values.Select(
                            (weight, i) => weight * scaling.Deviation[i / (tensor.Values.Length / scaling.Mean.Length)]
                        ),
                    ],
                }
            ),
        ];
    }
}
