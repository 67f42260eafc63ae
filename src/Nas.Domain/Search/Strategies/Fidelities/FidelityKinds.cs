using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Strategies.Fidelities;

/// <summary>The strategies with several lengths of training as users name them.</summary>
internal static class FidelityKinds
{
    /// <summary>BOHB's: one new candidate in three is a sample.</summary>
    private const double BohbShare = 2.0 / 3;
    private const int UsualFactor = 3;

    // Spends three quarters of the epochs on the shorter of the two trainings, the best of what was tried (docs/research/fidelities.md).
    private const int TableFactor = 50;

    private static readonly NumberSetting<int> Factor = new(
        "factor",
        "How many trials of a length stand for one that goes on to the next, so many times longer [default: 3; 50 for a table]",
        2,
        1000
    );

    private static readonly NumberSetting<int> MinEpochs = new("min-epochs", "Epochs of the shortest training", 1, 100_000) { Default = 1 };

    private static readonly NumberSetting<double> ModelShare = new(
        "model-share",
        "Share of the new candidates that come from a model of good and bad ones [default: 0; 0.67 for bohb]",
        0,
        1
    );

    private static readonly NumberSetting<int> Candidates = new(
        "candidates",
        "successive-halving: new candidates of a bracket [default: as many as the budget is enough for]",
        1,
        1_000_000
    );

    private static readonly Seq<Setting> Settings = Seq<Setting>(Factor, MinEpochs, ModelShare);

    public static StrategyKind SuccessiveHalving { get; } =
        StrategyKind.Of("successive-halving", Settings.Add(Candidates), MakeHalving, FidelityCodec.SuccessiveHalving) with
        {
            HasLengths = true,
        };

    public static StrategyKind Hyperband { get; } = Banded("hyperband", 0, strategy => strategy.ModelShare == 0);

    public static StrategyKind Asha { get; } =
        StrategyKind.Of("asha", Settings, request => new Asha(LadderOf(request), ShareOf(request, 0)), FidelityCodec.Asha) with
        {
            HasLengths = true,
        };

    public static StrategyKind Bohb { get; } = Banded("bohb", BohbShare, strategy => strategy.ModelShare > 0);

    private static StrategyKind Banded(string name, double share, Func<Hyperband, bool> holds) =>
        StrategyKind.Of(
            name,
            Settings,
            request => new Hyperband(LadderOf(request), ShareOf(request, share)),
            FidelityCodec.Hyperband,
            holds
        ) with
        {
            HasLengths = true,
        };

    private static SuccessiveHalving MakeHalving(StrategyRequest request)
    {
        var ladder = LadderOf(request);
        return new(ladder, request.Find(Candidates).IfNone(AffordableOf(ladder, request)), ShareOf(request, 0));
    }

    /// <summary>The candidates of a single bracket that takes the whole budget.</summary>
    private static int AffordableOf(Ladder ladder, StrategyRequest request)
    {
        var shares = ladder.Epochs.Select((_, rung) => Math.Pow(ladder.Factor, -rung)).ToArray();
        var afforded = request.Epochs.Match(
            epochs => epochs / ladder.Epochs.Zip(shares, (length, share) => length * share).Sum(),
            () => request.Trials / shares.Sum()
        );
        return (int)Math.Clamp(afforded, 1, 1_000_000);
    }

    private static Ladder LadderOf(StrategyRequest request) =>
        request.Lengths.IsEmpty
            ? Ladder.Geometric(
                Math.Min(request.Of(MinEpochs), request.TrialEpochs),
                request.TrialEpochs,
                request.Find(Factor).IfNone(UsualFactor)
            )
            : new(request.Lengths, request.Find(Factor).IfNone(TableFactor));

    private static double ShareOf(StrategyRequest request, double usual) => request.Find(ModelShare).IfNone(usual);
}
