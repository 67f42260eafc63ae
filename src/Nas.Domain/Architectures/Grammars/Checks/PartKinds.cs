namespace Nas.Domain.Architectures.Grammars.Checks;

/// <summary>The kinds of parts that a position of a combinator accepts.</summary>
[Flags]
internal enum PartKinds
{
    None = 0,

    /// <summary>An operation with one input and one output.</summary>
    Map = 1,

    /// <summary>A combination.</summary>
    Module = 2,

    /// <summary>The start of a branching.</summary>
    Split = 4,

    /// <summary>The end of a branching.</summary>
    Join = 8,

    /// <summary>The start of a repetition.</summary>
    Times = 16,
}
