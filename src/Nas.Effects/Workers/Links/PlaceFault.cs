namespace Nas.Effects.Workers.Links;

/// <summary>Why a place does not serve.</summary>
/// <param name="What">The problem.</param>
/// <param name="Next">What helps.</param>
/// <param name="IsLasting">Whether the place would fail again in the same way, so that it is not tried any more.</param>
internal sealed record PlaceFault(string What, string Next, bool IsLasting);
