using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Strategies.TreeSearch;

/// <summary>Monte-Carlo tree search as users name it.</summary>
internal static class TreeSearchKind
{
    /// <summary>How recipes and users write what a child is chosen by.</summary>
    public static readonly (string Name, Acquisition Value)[] Acquisitions =
    [
        ("uct", Acquisition.UpperConfidence),
        ("ei", Acquisition.ExpectedImprovement),
    ];

    /// <summary>How recipes and users write the value of a node.</summary>
    public static readonly (string Name, NodeValue Value)[] NodeValues = [("mean", NodeValue.Mean), ("best", NodeValue.Best)];

    private static readonly ChoiceSetting AcquisitionSetting = new(
        "acquisition",
        "mcts: choose beginnings of derivations by upper confidence bounds (uct) or expected improvement (ei)",
        [.. Acquisitions.Select(choice => choice.Name)]
    );

    private static readonly NumberSetting<double> Exploration = new(
        "exploration",
        "mcts: weight of the uncertainty of a beginning; scores are ranks from 0 to 1",
        0,
        1000
    )
    {
        Default = 0.3,
    };

    private static readonly NumberSetting<double> Widening = new(
        "widening",
        "mcts: n trials that begin alike go on in up to n to this power different ways; 1 tries every way once first",
        0,
        1
    )
    {
        Default = 0.5,
    };

    private static readonly ChoiceSetting NodeValueSetting = new(
        "node-value",
        "mcts: a beginning is worth the mean of the trials that begin so, or the best of them",
        [.. NodeValues.Select(choice => choice.Name)]
    );

    public static StrategyKind Value { get; } =
        StrategyKind.Of(
            "mcts",
            Seq<Setting>(AcquisitionSetting, Exploration, Widening, NodeValueSetting),
            request => new MonteCarloTreeSearch(
                request.Find(AcquisitionSetting).Bind(name => Chosen(Acquisitions, name)).IfNone(Acquisition.UpperConfidence),
                request.Of(Exploration),
                request.Of(Widening),
                request.Find(NodeValueSetting).Bind(name => Chosen(NodeValues, name)).IfNone(NodeValue.Mean)
            ),
            TreeSearchCodec.Fields
        );

    private static LanguageExt.Option<T> Chosen<T>((string Name, T Value)[] choices, string name) =>
        choices.Find(choice => choice.Name == name).Map(choice => choice.Value);
}
