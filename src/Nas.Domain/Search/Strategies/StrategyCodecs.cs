using System.Collections.Immutable;
using Nas.Domain.Codecs;
using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Strategies.Local;
using Nas.Domain.Search.Strategies.Mixing;
using Nas.Domain.Search.Strategies.Objective;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Strategies.Rejection;
using Nas.Domain.Search.Strategies.Selection;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Strategies;

/// <summary>The strategies that recipes may name, each by its name and the codec of its settings.</summary>
public static class StrategyCodecs
{
    /// <summary>All of them, the plainest first.</summary>
    public static ImmutableArray<Case<Strategy>> All { get; } =
    [
        Case<Strategy>.Of("random", Nothing(new RandomSearch())),
        Case<Strategy>.Of("local-search", LocalSearchCodec.Fields),
        Case<Strategy>.Of("regularised-evolution", EvolutionCodec.Fields),
        Case<Strategy>.Of("surrogate-selection", SelectionCodec.Fields),
        Case<Strategy>.Of("surrogate-rejection", RejectionCodec.Fields),
        Case<Strategy>.Of("surrogate-objective", ObjectiveCodec.Fields),
        Case<Strategy>.Of("robot", MixingCodec.Robot, mixing => mixing.Mixer is Robot),
        Case<Strategy>.Of("po-nas", MixingCodec.PerArchitecture, mixing => mixing.Mixer is PerArchitecture),
    ];

    /// <summary>A strategy as a record.</summary>
    public static Codec<Strategy> Record { get; } = Union("name", All).Record();
}
