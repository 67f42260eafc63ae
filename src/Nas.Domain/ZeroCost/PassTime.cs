namespace Nas.Domain.ZeroCost;

/// <summary>The time of a part of a pass that several proxies share.</summary>
/// <param name="Pass">The pass.</param>
/// <param name="Part">Which part of it, such as <c>forward</c>.</param>
/// <param name="Milliseconds">Wall clock.</param>
public sealed record PassTime(ProxyPass Pass, string Part, double Milliseconds);
