using Nas.Domain.Architectures.Networks;
using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Training.Execution;

/// <summary>Weight and bias of an affine map, computed from parameters by its <see cref="WeightExpression"/>; gradients flow back to the
/// parameters.</summary>
internal static class AffineWeights
{
    /// <summary>The weight of a form, and its bias if it has one.</summary>
    /// <param name="form">The expression.</param>
    /// <param name="parameters">The form's parameters, weight before bias.</param>
    public static (Tensor Weight, Tensor? Bias) Build(WeightExpression form, ReadOnlySpan<Tensor> parameters) =>
        form switch
        {
            WeightExpression.Pair => (parameters[0], parameters[1]),
            WeightExpression.Weight => (parameters[0], null),
            WeightExpression.Stack stack => Joined(Parts(stack.Parts.AsSpan(), parameters), static parts => cat(parts)),
            WeightExpression.Sum sum => Joined(
                Parts(sum.Parts.AsSpan(), parameters),
                static parts => parts[1..].Aggregate(parts[0], (total, part) => total.Add(part))
            ),
            WeightExpression.Chain chain => Chained(Parts([chain.First, chain.Second], parameters)),
            WeightExpression.Mean mean => Averaged(Build(mean.Inner, parameters)),
            _ => throw new InvalidOperationException($"no weights of the form {form}"),
        };

    private static (Tensor Weight, Tensor? Bias)[] Parts(ReadOnlySpan<WeightExpression> forms, ReadOnlySpan<Tensor> parameters)
    {
        var parts = new (Tensor, Tensor?)[forms.Length];
        for (var i = 0; i < forms.Length; i++)
        {
            parts[i] = Build(forms[i], parameters);
            parameters = parameters[forms[i].Parameters..];
        }

        return parts;
    }

    /// <summary>Several maps joined. A missing bias adds nothing to a sum; stacked maps all have one.</summary>
    private static (Tensor Weight, Tensor? Bias) Joined((Tensor Weight, Tensor? Bias)[] parts, Func<Tensor[], Tensor> join)
    {
        Tensor[] biases = [.. parts.Select(part => part.Bias).OfType<Tensor>()];
        return (join(Array.ConvertAll(parts, part => part.Weight)), biases.Length == 0 ? null : join(biases));
    }

    private static (Tensor Weight, Tensor? Bias) Chained((Tensor Weight, Tensor? Bias)[] parts)
    {
        var (first, second) = (parts[0], parts[1]);
        var passed = first.Bias is null ? null : second.Weight.mv(first.Bias);
        return (second.Weight.mm(first.Weight), passed is null || second.Bias is null ? passed ?? second.Bias : passed.Add(second.Bias));
    }

    private static (Tensor Weight, Tensor? Bias) Averaged((Tensor Weight, Tensor? Bias) pair) =>
        (pair.Weight.mean([0], keepdim: true), pair.Bias?.mean([0], keepdim: true));
}
