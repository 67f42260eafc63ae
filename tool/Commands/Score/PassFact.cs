namespace Nas.Tool.Commands.Score;

/// <summary>The cost of a pass that several proxies share, in the object of <c>score --json</c>.</summary>
/// <param name="Pass">The pass, as named in docs/proxies.md.</param>
/// <param name="Part">The part of the pass.</param>
/// <param name="Milliseconds">Wall-clock milliseconds.</param>
internal sealed record PassFact(string Pass, string Part, double Milliseconds);
