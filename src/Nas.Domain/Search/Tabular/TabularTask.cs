using LanguageExt;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Learning.Formulas;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Tabular;

/// <summary>A task whose outcomes were measured for every cell of NAS-Bench-201: trials are looked up, not run.</summary>
/// <param name="Task">How recipes name it.</param>
/// <param name="Validation">Validation accuracy, 0 … 1, by <see cref="Cell.Index"/>.</param>
/// <param name="Test">Test accuracy, by <see cref="Cell.Index"/>.</param>
/// <param name="Seconds">Seconds of training the cell once, by <see cref="Cell.Index"/>.</param>
public sealed record TabularTask(TaskReference Task, ValueArray<double> Validation, ValueArray<double> Test, ValueArray<double> Seconds)
{
    /// <summary>Epochs of the trainings whose outcomes the table knows.</summary>
    public const int Epochs = 200;

    /// <summary>What a shorter training gave; none where the table does not know.</summary>
    public Option<ShortTraining> Short { get; init; }

    /// <summary>The lengths of training that a trial may have, the shortest first.</summary>
    public ValueArray<int> Lengths => [.. Short.Map(training => training.Epochs).AsEnumerable(), Epochs];

    /// <summary>The published zero-cost proxies, one row for each <see cref="Cell.Index"/> of a valid cell; NaN where none is
    /// published.</summary>
    public required Lazy<FeatureTable> Proxies { get; init; }

    /// <summary>The largest test accuracy of any cell, the reference of regret.</summary>
    public double BestTest { get; } = Test.Max();

    /// <summary>The outcome of a trial: the validation accuracy to score a candidate, the test accuracy of a final training.
    /// Of the training settings only a length that the search decided counts.</summary>
    public Verdict Judge(TrialSpec trial) =>
        CellNetwork
            .CellOf(trial.Architecture)
            .Match<Verdict>(
                cell =>
                    trial.Phase == TrialPhase.Search
                        ? Search(cell, trial)
                        : Scored(Test[cell.Index]) with
                        {
                            Test = new Evaluation.OfClasses(Test[cell.Index], None),
                        },
                () => new Verdict.Rejected($"{Task.Name} knows the cells of the grammar {CellNetwork.Grammar} alone")
            );

    /// <summary>Milliseconds, or millijoules, of a cell on each device; NaN where a device does not run it.</summary>
    public required Lazy<FeatureTable> Devices { get; init; }

    private Verdict Search(Cell cell, TrialSpec trial) =>
        trial.Latency.Case is not LatencyRule { Device: { Case: string device } } rule ? Trained(cell, trial.Epochs.IfNone(Epochs))
        : LatencyOf(cell, device).Case is not double ms ? new Verdict.Rejected($"{device} does not run it")
        : rule.Judge(ms).Case is Verdict slow ? slow
        : Trained(cell, trial.Epochs.IfNone(Epochs)) is Verdict.Scored scored ? scored.With(new Metric(LatencyRule.Metric, ms))
        : Trained(cell, trial.Epochs.IfNone(Epochs));

    /// <summary>What a cell takes on a device; none where it does not run there, or no such device is known.</summary>
    public Option<double> LatencyOf(Cell cell, string device) =>
        Devices.Value.Names.IndexOf(device) is var column and >= 0
            ? Some(Devices.Value.Column(column)[cell.Index]).Filter(double.IsFinite)
            : None;

    private Verdict Trained(Cell cell, int epochs) =>
        epochs == Epochs ? Scored(Validation[cell.Index])
        : Short.Filter(training => training.Epochs == epochs).Case is ShortTraining known ? Scored(known.Validation[cell.Index])
        : new Verdict.Rejected($"{Task.Name} knows no training of {epochs} epochs");

    /// <summary>Published proxies of an architecture, in units of docs/reference/proxies.md. Operations that are cut off count for nothing,
    /// as when proxies are computed.</summary>
    public ProxyAssessment Assess(AssessmentSpec spec)
    {
        var row = CellNetwork.CellOf(spec.Architecture).Map(cell => cell.Pruned.Index);
        return new(
            spec.Architecture,
            spec.Proxies.Map(proxy => new Metric(proxy, row.Match(at => Published(proxy, at), double.NaN))).Strict(),
            0
        );
    }

    private double Published(string proxy, int row) =>
        Proxies.Value.Names.IndexOf(proxy) is var column and >= 0
            ? FormulaUnits.FromTable(proxy, Proxies.Value.Column(column)[row])
            : double.NaN;

    /// <summary>The time that the trial would have taken.</summary>
    public Usage UsageOf(TrialSpec trial) =>
        CellNetwork.CellOf(trial.Architecture).Match(cell => new Usage(Seconds[cell.Index], 0), Usage.None);

    private static Verdict.Scored Scored(double accuracy) => new(accuracy, Seq1(new EpochResult(None, accuracy)), Empty);
}
