using Nas.Domain.Codecs;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Strategies.Random;

/// <summary>Random search as users name it. It has no settings.</summary>
internal static class RandomKind
{
    public static StrategyKind Value { get; } =
        StrategyKind.Of("random", Seq<Setting>(), _ => new RandomSearch(), Fields.Nothing(new RandomSearch()));
}
