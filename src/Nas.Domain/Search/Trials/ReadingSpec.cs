using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Search.Trials;

/// <summary>A reading of zero-cost proxies as a value: all that it needs. Equal specifications give equal values on equal machines.</summary>
/// <param name="Architecture">The canonical text.</param>
/// <param name="Proxies">Names of the proxies, in the order of the reading's values.</param>
/// <param name="Task">The data.</param>
/// <param name="Limits">What it may use of the machine: as much as a trial.</param>
/// <param name="Seed">The search's seed.</param>
public sealed record ReadingSpec(string Architecture, Seq<string> Proxies, TaskReference Task, TrialLimits Limits, Seed Seed)
{
    /// <summary>Random numbers that all readings of a search share: seed / "proxies". They choose the images.</summary>
    public RandomStream Shared => RandomStream.FromSeed(Seed).Child("proxies");

    /// <summary>The reading's own random numbers: those that are shared / architecture, so that it does not matter when a candidate is met.</summary>
    public RandomStream Stream => Shared.Child(ArchitectureId.OfText(Architecture).Value);
}
