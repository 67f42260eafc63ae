using Nas.Domain.Search.Trials;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Settings = Nas.Domain.Search.Trials.TrainingRecipe;

namespace Nas.Effects.Training;

/// <summary>The optimiser that a training asks for.</summary>
internal static class Optimisers
{
    private const double SecondMoment = 0.999;

    /// <summary>An optimiser of some parameters.</summary>
    public static optim.Optimizer Create(Settings settings, IReadOnlyList<Parameter> parameters) =>
        settings.Optimiser switch
        {
            Optimiser.Sgd => optim.SGD(parameters, settings.LearningRate, momentum: settings.Momentum, weight_decay: settings.WeightDecay),
            Optimiser.AdamW => AdamW(settings, parameters),
            _ => throw new ArgumentOutOfRangeException(nameof(settings)),
        };

    private static AdamW AdamW(Settings settings, IReadOnlyList<Parameter> parameters)
    {
        var groups = parameters
            .GroupBy(parameter => parameter.dim() > 1)
            .Select(group => new AdamW.ParamGroup(
                group,
                settings.LearningRate,
                settings.Momentum,
                SecondMoment,
                weight_decay: group.Key ? settings.WeightDecay : 0
            ));
        return optim.AdamW(groups, settings.LearningRate, settings.Momentum, SecondMoment, weight_decay: settings.WeightDecay);
    }
}
