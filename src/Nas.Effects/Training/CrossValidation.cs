using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using static LanguageExt.Prelude;

namespace Nas.Effects.Training;

/// <summary>Scores a network by several trainings, each of which leaves out other images to be scored on.</summary>
internal static class CrossValidation
{
    /// <summary>The means over the folds, or the first fold's verdict that is no score.</summary>
    /// <param name="job">A training on a search's parts, which are divided anew.</param>
    /// <param name="folds">How many trainings.</param>
    /// <param name="cancel">Checked before every batch.</param>
    public static Verdict Train(TrainingJob job, int folds, CancellationToken cancel)
    {
        var all = job.Validation.Match(job.Train.Append, () => job.Train);
        var scored = new List<Verdict.Scored>();
        foreach (var (index, fold) in Folds.Of(all, folds).Index())
        {
            var verdict = Trainer
                .Train(
                    job with
                    {
                        Train = fold.Train,
                        Validation = fold.Validation,
                        Stream = job.Stream.Child("fold").Child(index),
                        Report = progress => job.Report(progress with { Done = (index + progress.Done) / folds }),
                    },
                    cancel
                )
                .Verdict;
            if (verdict is not Verdict.Scored one)
            {
                return verdict;
            }

            scored.Add(one);
        }

        return new Verdict.Scored(scored.Average(one => one.Score), Epochs(scored), scored[0].Metrics)
        {
            Validation = Evaluation.Mean(scored.Map(one => one.Validation).Somes().ToSeq().Strict()),
        };
    }

    /// <summary>The mean of each epoch that every fold has.</summary>
    private static Seq<EpochResult> Epochs(IReadOnlyList<Verdict.Scored> scored) =>
        Enumerable
            .Range(0, scored.Min(one => one.Epochs.Count))
            .Select(epoch => scored.Select(one => one.Epochs[epoch]).ToArray())
            .Select(results => new EpochResult(Mean(results.Select(result => result.Loss)), Mean(results.Select(result => result.Score))))
            .ToSeq()
            .Strict();

    private static Option<double> Mean(IEnumerable<Option<double>> numbers) =>
        numbers.ToArray() is var all && all.All(number => number.IsSome) ? Some(all.Somes().Average()) : None;
}
