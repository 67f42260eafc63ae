using System.Collections.Immutable;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Catalogue;
using Nas.Domain.Learning.Ensembles;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Search.Archives;

/// <summary>The table of within-task and cross-task rank correlations (after Qin et al., AutoML 2025, tables 2 and 3).</summary>
/// <remarks>Within a task: five-fold cross-validation, all held-out predictions ranked together. Across: learn from all of one task, rank
/// all of another.
/// From the others: learn from all tasks with other data, with scores on a scale of each task. A seed decides folds and the predictor's own
/// randomness.</remarks>
/// <param name="Seeds">Number of repetitions; at least 1.</param>
public sealed record TransferEvaluation(int Seeds)
{
    /// <summary>Parts of a cross-validation.</summary>
    public const int Folds = 5;

    /// <summary>One predictor on all pairs of tasks: by source in their order, then by target, and last from all others.</summary>
    /// <param name="predictor">The predictor by name.</param>
    /// <param name="tasks">The tasks.</param>
    /// <param name="stream">Repetition number i draws from child i.</param>
    /// <param name="map">How repetitions are computed.</param>
    public ImmutableArray<TransferTau> Judge(
        NamedPredictor predictor,
        ImmutableArray<TransferTask> tasks,
        RandomStream stream,
        IndexMap map
    )
    {
        var pairs = from source in tasks from target in tasks select Row(source.Name, target, source.Data);
        var held =
            from target in tasks
            let others = tasks.Where(task => task.Fingerprint != target.Fingerprint).ToImmutableArray()
            where others.Length > 1
            select Row(null, target, TrainingSet.Join([.. others.Select(task => task.Data)]));
        return [.. pairs, .. held];

        TransferTau Row(string? source, TransferTask target, TrainingSet learnt)
        {
            var taus = map.Map(
                Seeds,
                seed =>
                    ReferenceEquals(learnt, target.Data)
                        ? Within(predictor.Predictor, learnt, stream.Child(seed))
                        : Across(predictor.Predictor, learnt, target.Data, stream.Child(seed))
            );
            return new(predictor.Name, source, target.Name, learnt.Rows, target.Data.Rows, MeanAndDeviation.Compute(taus));
        }
    }

    private static double Across(Predictor predictor, TrainingSet learnt, TrainingSet target, RandomStream stream) =>
        KendallTau.B(VaryingColumns.Fit(predictor, learnt, stream).Predict(target.Features), target.Targets.AsSpan());

    private static double Within(Predictor predictor, TrainingSet data, RandomStream stream)
    {
        var order = stream.Child("folds").Cursor().NextPermutation(data.Rows);
        var predicted = new double[data.Rows];
        for (var fold = 0; fold < Folds; fold++)
        {
            var held = fold;
            ImmutableArray<int> test = [.. order.Where((_, i) => i % Folds == held)];
            ImmutableArray<int> train = [.. order.Where((_, i) => i % Folds != held)];
            var values = VaryingColumns.Fit(predictor, data.Take(train), stream.Child(fold)).Predict(data.Features.TakeRows(test));
            for (var i = 0; i < test.Length; i++)
            {
                predicted[test[i]] = values[i];
            }
        }

        return KendallTau.B(predicted, data.Targets.AsSpan());
    }
}
