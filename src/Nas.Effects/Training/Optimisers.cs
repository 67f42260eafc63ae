using Nas.Domain.Search.Trials;
using Nas.Effects.Engine;
using TorchSharp.Modules;
using Settings = Nas.Domain.Search.Trials.TrainingRecipe;

namespace Nas.Effects.Training;

/// <summary>The optimiser that a training asks for.</summary>
internal static class Optimisers
{
    /// <summary>An optimiser of some parameters.</summary>
    public static IOptimiser Create(Settings settings, IReadOnlyList<Parameter> parameters) =>
        settings.Optimiser switch
        {
            Optimiser.Sgd => new SgdOptimiser(parameters, settings.Momentum, settings.WeightDecay) { LearningRate = settings.LearningRate },
            Optimiser.AdamW => new AdamOptimiser(
                new(settings.Momentum),
                parameters,
                parameter => IsWeight(parameter) ? settings.WeightDecay : 0
            )
            {
                LearningRate = settings.LearningRate,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(settings)),
        };

    /// <summary>Norms and biases have one axis and do not decay.</summary>
    private static bool IsWeight(Parameter parameter) => parameter.dim() > 1;
}
