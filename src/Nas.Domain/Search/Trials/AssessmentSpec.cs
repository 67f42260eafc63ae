using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Search.Trials;

/// <summary>The full specification of one assessment of zero-cost proxies. Equal specifications give equal values on equal
/// machines.</summary>
/// <param name="Architecture">The canonical text.</param>
/// <param name="Proxies">Names of the proxies, in the order of the resulting values.</param>
/// <param name="Task">The data.</param>
/// <param name="Limits">Limits on time and memory, the same as for a trial.</param>
/// <param name="Seed">The search's seed.</param>
public sealed record AssessmentSpec(string Architecture, Seq<string> Proxies, TaskReference Task, TrialLimits Limits, Seed Seed)
{
    /// <summary>Random numbers that all assessments of a search share: seed / "proxies". They choose the images.</summary>
    public RandomStream Shared => RandomStream.FromSeed(Seed).Child("proxies");

    /// <summary>Random numbers of this assessment: shared / architecture, independent of when the candidate is assessed.</summary>
    public RandomStream Stream => Shared.Child(ArchitectureId.FromText(Architecture).Value);
}
