namespace Nas.Domain.Architectures.Grammars.Checks;

/// <summary>One of the numbers of branches that a split may make, or of times that a repetition may have.</summary>
/// <param name="Branches">The number.</param>
/// <param name="Share">How likely it is, by the grammar's weights.</param>
/// <param name="Ways">How many alternatives make it.</param>
internal readonly record struct FanOut(int Branches, double Share, double Ways);
