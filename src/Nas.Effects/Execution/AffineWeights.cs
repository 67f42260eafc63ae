using Nas.Domain.Networks;
using static TorchSharp.torch;

namespace Nas.Effects.Execution;

/// <summary>Weight and bias of an affine map, made from parameters by its <see cref="WeightForm"/>; gradients reach the parameters through it.</summary>
internal static class AffineWeights
{
    /// <summary>The pair of a form.</summary>
    /// <param name="form">How it is made.</param>
    /// <param name="parameters">The parameters of the form's pairs, weight before bias.</param>
    public static (Tensor Weight, Tensor Bias) Of(WeightForm form, ReadOnlySpan<Tensor> parameters) => form switch
    {
        WeightForm.Pair => (parameters[0], parameters[1]),
        WeightForm.Stack stack => Joined(Parts(stack.Parts.AsSpan(), parameters), static parts => cat(parts)),
        WeightForm.Sum sum => Joined(Parts(sum.Parts.AsSpan(), parameters), static parts => parts[1..].Aggregate(parts[0], (total, part) => total.add(part))),
        WeightForm.Chain chain => Chained(Parts([chain.First, chain.Second], parameters)),
        WeightForm.Mean mean => Averaged(Of(mean.Of, parameters)),
        _ => throw new InvalidOperationException($"no weights of the form {form}"),
    };

    private static (Tensor Weight, Tensor Bias)[] Parts(ReadOnlySpan<WeightForm> forms, ReadOnlySpan<Tensor> parameters)
    {
        var parts = new (Tensor, Tensor)[forms.Length];
        for (var i = 0; i < forms.Length; i++)
        {
            parts[i] = Of(forms[i], parameters);
            parameters = parameters[(2 * forms[i].Pairs)..];
        }

        return parts;
    }

    private static (Tensor Weight, Tensor Bias) Joined((Tensor Weight, Tensor Bias)[] parts, Func<Tensor[], Tensor> join) =>
        (join(Array.ConvertAll(parts, part => part.Weight)), join(Array.ConvertAll(parts, part => part.Bias)));

    private static (Tensor Weight, Tensor Bias) Chained((Tensor Weight, Tensor Bias)[] parts)
    {
        var (first, second) = (parts[0], parts[1]);
        return (second.Weight.matmul(first.Weight), second.Weight.matmul(first.Bias).add(second.Bias));
    }

    private static (Tensor Weight, Tensor Bias) Averaged((Tensor Weight, Tensor Bias) pair) =>
        (pair.Weight.mean([0], keepdim: true), pair.Bias.mean([0], keepdim: true));
}
