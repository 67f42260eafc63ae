using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Effects.Training.Execution;
using static LanguageExt.Prelude;

namespace Nas.Effects.Training.Models;

/// <summary>A trained network with everything needed to use and export it.</summary>
public sealed record TrainedModel
{
    private TrainedModel(ModelDescription about, Network network, IReadOnlyList<NamedTensor> weights) =>
        (About, Network, Weights) = (about, network, weights);

    /// <summary>Its description, including the preparation of images.</summary>
    public ModelDescription About { get; }

    /// <summary>The literal network.</summary>
    public Network Network { get; }

    /// <summary>Its parameters in the network's order, then the running statistics of its batch norms.</summary>
    public IReadOnlyList<NamedTensor> Weights { get; }

    /// <summary>Combines a description and weights; the left side says why they do not match.</summary>
    public static Either<string, TrainedModel> Create(ModelDescription about, IReadOnlyList<NamedTensor> weights) =>
        from derivation in ArchitectureText
            .Parse(about.Architecture, about.Input)
            .MapLeft(errors => $"its architecture is invalid: {errors[0]}")
        from network in Lower.ToNetwork(derivation, new Head(about.Classes.Count, about.MapSize))
        from ordered in Fitting(network, weights)
        select new TrainedModel(about with { Architecture = ArchitectureText.Print(derivation) }, network, ordered);

    /// <summary>The statistics of an unused batch norm, which training skips but the literal network has.</summary>
    private static NamedTensor Fresh(string name, long[] shape) =>
        new(name, shape, [.. Enumerable.Repeat(name.EndsWith("running_var", StringComparison.Ordinal) ? 1f : 0f, (int)shape[0])]);

    /// <summary>The weights in the network's order, if the sets match exactly.</summary>
    private static Either<string, NamedTensor[]> Fitting(Network network, IReadOnlyList<NamedTensor> weights)
    {
        var (found, ordered) = (weights.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal), new List<NamedTensor>());
        var read = Execution.Weights.ShapesOf(Fuse.Rewrite(network)).Select(item => item.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, shape) in Execution.Weights.ShapesOf(network))
        {
            if (!found.Remove(name, out var tensor))
            {
                if (read.Contains(name))
                {
                    return Left($"the tensor '{name}' is missing");
                }

                tensor = Fresh(name, shape);
            }

            if (!tensor.Shape.SequenceEqual(shape))
            {
                return Left($"'{name}' is {string.Join('x', tensor.Shape)}, and the architecture needs {string.Join('x', shape)}");
            }

            ordered.Add(tensor);
        }

        return found.Count == 0
            ? Right(ordered.ToArray())
            : Left($"the architecture has no tensor '{weights.First(tensor => found.ContainsKey(tensor.Name)).Name}'");
    }
}
