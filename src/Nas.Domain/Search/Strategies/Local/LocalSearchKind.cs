using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Strategies.Local;

/// <summary>Local search as users name it. It has no settings on the command line.</summary>
internal static class LocalSearchKind
{
    public static StrategyKind Value { get; } =
        StrategyKind.Of("local-search", Seq<Setting>(), _ => new LocalSearch(LocalSearch.StandardPatience), LocalSearchCodec.Fields);
}
