using System.Diagnostics;
using LanguageExt;
using Nas.Domain;
using Nas.Domain.Learning.NetworkEnsembles;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Ensembles;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Engine;
using Nas.Effects.Training.Models;
using Nas.Effects.Trials;

namespace Nas.Effects.Runs.Ensembles;

/// <summary>Chooses, for a search of ensembles, the networks whose mean is best on the validation images.</summary>
/// <param name="weights">The weights that trials leave.</param>
/// <param name="task">The images.</param>
/// <param name="tasks">Loads them.</param>
public sealed class MemberFits(WeightsFolder weights, TaskReference task, LatestTask tasks)
{
    private readonly Lock _one = new();
    private readonly Dictionary<string, ValueArray<double>> _right = new(StringComparer.Ordinal);

    /// <summary>The capability; other fits are left to whoever carries these out.</summary>
    public FitRunner Around(FitRunner inner) =>
        new(
            (request, cancel) =>
                request is MemberSelection selection
                    ? Task.Run(() => Guarded(selection), CancellationToken.None)
                    : inner.Run(request, cancel)
        );

    private Either<RunFault, FitResult> Guarded(MemberSelection request)
    {
        try
        {
            lock (_one)
            {
                return tasks.Load(task).Map(data => Select(request, data));
            }
        }
        catch (LibTorchUnavailableException cause)
        {
            return new RunFault(
                RunFaultKind.NoWorkers,
                cause.Message,
                "Every trial recorded so far is safe.",
                "Install libtorch; doctor says how."
            );
        }
    }

    /// <summary>1 for each network that was chosen, 0 for the others. One whose weights are gone cannot be.</summary>
    private FitResult Select(MemberSelection request, TaskData data)
    {
        var clock = Stopwatch.StartNew();
        var networks = request
            .Networks.Index()
            .Select(one => (one.Index, Right: RightOf(one.Item, data)))
            .Where(one => one.Right is not null)
            .ToArray();
        var steps = ForwardSelection.Select(new([.. networks.Select(one => one.Right!.Value)]), request.Members, again: false);
        var chosen = steps.Select(step => networks[step.Network].Index).ToHashSet();
        Forget(request);
        return new(
            request.Trial,
            request.Networks.Select((_, index) => chosen.Contains(index) ? 1.0 : 0).ToSeq().Strict(),
            clock.Elapsed.TotalSeconds
        );
    }

    private ValueArray<double>? RightOf(TrainedNetwork network, TaskData data)
    {
        if (_right.TryGetValue(network.Weights, out var known))
        {
            return known;
        }

        var model =
            from tensors in weights.Read(network.Weights)
            from found in TrainedModel.Create(ModelDescription.Of(data, network.Architecture), tensors)
            select found;
        return model
            .Map(found => MemberProbabilities.Of([found], ComputeDevice.Cpu, data.Validation))
            .Map(answers => RightProbabilities.Of(data.Validation.Labels, answers).Networks[0])
            .MatchUnsafe<ValueArray<double>?>(right => _right[network.Weights] = right, _ => null);
    }

    /// <summary>What has left the population does not come back.</summary>
    private void Forget(MemberSelection request)
    {
        var living = request.Networks.Select(network => network.Weights).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in _right.Keys.Where(hash => !living.Contains(hash)).ToList())
        {
            _right.Remove(gone);
        }
    }
}
