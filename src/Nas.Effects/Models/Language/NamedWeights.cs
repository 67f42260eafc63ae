using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Engine;
using Nas.Effects.Training.Execution;
using TorchSharp.Modules;
using static LanguageExt.Prelude;
using static TorchSharp.torch;

namespace Nas.Effects.Models.Language;

/// <summary>The parameters of a network under the names that public checkpoints give them.</summary>
internal sealed class NamedWeights : IDisposable
{
    private readonly List<(string Name, Parameter Tensor)> _all = [];
    private readonly Dictionary<string, Parameter> _byName = new(StringComparer.Ordinal);

    private NamedWeights(IEnumerable<(string Name, Tensor Values)> all)
    {
        foreach (var (name, values) in all)
        {
            var parameter = new Parameter(values);
            parameter.DetachFromDisposeScope();
            _all.Add((name, parameter));
            _byName.Add(name, parameter);
        }
    }

    /// <summary>All of them, in the order of the file.</summary>
    public IEnumerable<Parameter> All => _all.Select(one => one.Tensor);

    /// <summary>The parameter of a name.</summary>
    public Tensor this[string name] => _byName[name];

    /// <summary>Random weights: matrices of normal numbers, scales of 1, shifts of 0.</summary>
    public static NamedWeights Random(IEnumerable<NamedShape> shapes, double deviation, RandomStream stream) =>
        new(shapes.Select(shape => (shape.Name, Initial(shape, deviation, stream.Child(shape.Name)))));

    /// <summary>The weights of a checkpoint; the left side says which are missing or have another shape. What a checkpoint has beside them
    /// is passed over.</summary>
    /// <param name="shapes">The wanted ones.</param>
    /// <param name="prefixes">What may stand before every name.</param>
    /// <param name="tensors">The content of the file.</param>
    public static Either<string, NamedWeights> From(IReadOnlyList<NamedShape> shapes, string[] prefixes, Seq<NamedTensor> tensors)
    {
        var byName = tensors.ToDictionary(tensor => Modern(tensor.Name), StringComparer.Ordinal);
        var prefix = prefixes.FirstOrDefault(prefix => byName.ContainsKey(prefix + shapes[0].Name));
        var wrong = prefix is null
            ? shapes[0]
            : shapes.FirstOrDefault(shape =>
                !byName.TryGetValue(prefix + shape.Name, out var tensor) || !tensor.Shape.SequenceEqual(shape.Sizes)
            );
        return wrong is not null
            ? Left($"it has no tensor '{wrong.Name}' of {string.Join('x', wrong.Sizes)} numbers")
            : new NamedWeights(
                shapes.Select(shape => (shape.Name, FromArrays.Tensor(byName[prefix + shape.Name].Values, [.. shape.Sizes])))
            );
    }

    /// <summary>The same weights, to be changed on their own.</summary>
    public NamedWeights Copy()
    {
        using var noGrad = no_grad();
        return new(_all.Select(one => (one.Name, one.Tensor.detach().clone())));
    }

    /// <summary>Their numbers.</summary>
    public List<NamedTensor> Values() =>
        [.. _all.Select(one => new NamedTensor(one.Name, one.Tensor.shape, one.Tensor.detach().data<float>().ToArray()))];

    /// <inheritdoc/>
    public void Dispose() => _all.ForEach(one => one.Tensor.Dispose());

    private static Tensor Initial(NamedShape shape, double deviation, RandomStream stream)
    {
        var values = new float[shape.Sizes.Aggregate(1, (all, size) => all * (int)size)];
        if (shape.Sizes.Length > 1)
        {
            stream.FillNormal(values);
            values = [.. values.Select(value => (float)(deviation * value))];
        }
        else
        {
            System.Array.Fill(values, shape.Name.EndsWith("bias", StringComparison.Ordinal) ? 0 : 1);
        }

        return FromArrays.Tensor(values, [.. shape.Sizes]);
    }

    // The first checkpoints of BERT call scales and shifts so.
    private static string Modern(string name) =>
        name.Replace("LayerNorm.gamma", "LayerNorm.weight", StringComparison.Ordinal)
            .Replace("LayerNorm.beta", "LayerNorm.bias", StringComparison.Ordinal);
}
