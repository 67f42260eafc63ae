using Nas.Domain.Search.Strategies;

namespace Nas.Domain.Search.Surrogates;

/// <summary>Settings that several strategies with a surrogate have.</summary>
internal static class SurrogateSettings
{
    public static NumberSetting<int> Sampled { get; } =
        new("sampled", "Selection, rejection: children considered per round or trial", 1, 100_000) { Default = 100 };

    /// <summary>The surrogate that is asked for.</summary>
    public static SurrogateChoice Surrogate(StrategyRequest request) =>
        request
            .Find(SurrogateChoice.Setting)
            .IfNone(() => throw new ArgumentException("The strategy has a surrogate, and none was chosen.", nameof(request)));
}
