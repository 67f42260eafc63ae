using Nas.Effects.Data.Sets;
using Nas.Effects.Training.Execution;

namespace Nas.Effects.Training;

/// <summary>Makes a network that was trained on standardised numbers tell them in the units of the data, by its last layer. Whoever runs it
/// needs no scaling then.</summary>
internal static class HeadUnits
{
    /// <summary>The weights with another last layer.</summary>
    /// <param name="weights">The weights of a network.</param>
    /// <param name="scaling">The mean and deviation of each number.</param>
    public static IReadOnlyList<NamedTensor> Restore(IReadOnlyList<NamedTensor> weights, Standardisation scaling) =>
        [
            .. weights.Select(tensor =>
                tensor.Name switch
                {
                    "head.weight" => tensor with { Values = Scaled(tensor.Values, scaling.Deviation) },
                    "head.bias" => tensor with
                    {
                        Values = [.. Scaled(tensor.Values, scaling.Deviation).Zip(scaling.Mean, (bias, mean) => bias + mean)],
                    },
                    _ => tensor,
                }
            ),
        ];

    /// <summary>The rows of a matrix, each times a number.</summary>
    private static float[] Scaled(float[] rows, float[] by) => [.. rows.Select((value, i) => value * by[i / (rows.Length / by.Length)])];
}
