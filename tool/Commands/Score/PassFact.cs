namespace Nas.Tool.Commands.Score;

/// <summary>What several proxies shared, in the object of <c>score --json</c>.</summary>
/// <param name="Pass">The pass, as docs/reference/proxies.md names them.</param>
/// <param name="Part">Which part of it.</param>
/// <param name="Milliseconds">Wall clock.</param>
internal sealed record PassFact(string Pass, string Part, double Milliseconds);
