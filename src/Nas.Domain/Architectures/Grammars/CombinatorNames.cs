using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Domain.Architectures.Grammars;

/// <summary>How texts write the combinators, and how many parts each takes.</summary>
public static class CombinatorNames
{
    /// <summary>Maximum number of branches of one branching.</summary>
    public const int MaxBranches = 64;

    /// <summary>Maximum number of nodes of a cell.</summary>
    public const int MaxCellNodes = 12;

    /// <summary>The name in texts.</summary>
    public static string Text(this Combinator combinator) =>
        combinator switch
        {
            Combinator.Sequence => "sequence",
            Combinator.Branch => "branch",
            Combinator.Route => "route",
            Combinator.Repeat => "repeat",
            Combinator.Cell => "cell",
            Combinator.Compute => "compute",
        };

    /// <summary>How to write it, for messages.</summary>
    public static string Usage(this Combinator combinator) =>
        combinator switch
        {
            Combinator.Sequence => "sequence(first, second)",
            Combinator.Branch => "branch(split, module, …, join)",
            Combinator.Route => "route(pre, module, post)",
            Combinator.Repeat => "repeat(times, module) or repeat(times, module, between)",
            Combinator.Cell => $"cell(module, …) with 1, 3, 6, 10, … modules, for 2 to {MaxCellNodes} nodes",
            Combinator.Compute => "compute(operation)",
        };

    /// <summary>The combinator of a name, if it is one.</summary>
    public static Option<Combinator> Read(string name) =>
        name switch
        {
            "sequence" => Some(Combinator.Sequence),
            "branch" => Some(Combinator.Branch),
            "route" => Some(Combinator.Route),
            "compute" => Some(Combinator.Compute),
            "repeat" => Some(Combinator.Repeat),
            "cell" => Some(Combinator.Cell),
            _ => None,
        };

    /// <summary>Whether it can have this many parts.</summary>
    public static bool Takes(this Combinator combinator, int parts) =>
        combinator switch
        {
            Combinator.Sequence => parts == 2,
            Combinator.Branch => parts is >= 3 and <= MaxBranches + 2,
            Combinator.Route => parts == 3,
            Combinator.Repeat => parts is 2 or 3,
            Combinator.Cell => Enumerable.Range(2, MaxCellNodes - 1).Any(nodes => nodes * (nodes - 1) / 2 == parts),
            Combinator.Compute => parts == 1,
        };
}
