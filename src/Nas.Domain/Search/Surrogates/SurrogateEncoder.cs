using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Surrogates;

/// <summary>Candidates as rows of numbers.</summary>
internal sealed class SurrogateEncoder(Surrogate surrogate, SearchSpace space, ProxyAssessments assessments)
{
    private bool SeesFeatures => surrogate.Encoding != SurrogateEncoding.Zcp;

    private bool SeesProxies => surrogate.Encoding != SurrogateEncoding.Graf;

    /// <summary>The proxies that are known.</summary>
    public ProxyAssessments Known => assessments;

    /// <summary>What is known of the proxies of some candidates; empty where no proxies are seen.</summary>
    public Arr<ProxyAssessment> Readings(IEnumerable<Candidate> candidates) => SeesProxies ? assessments.Among(candidates) : [];

    /// <summary>The candidates whose proxies are seen and not known, each once.</summary>
    public ImmutableArray<Candidate> Unassessed(IEnumerable<Candidate> candidates) => SeesProxies ? assessments.Unassessed(candidates) : [];

    /// <summary>One row for each candidate.</summary>
    public FeatureTable Encode(ImmutableArray<Candidate> candidates)
    {
        ImmutableArray<string> names = [.. SeesFeatures ? space.Features.Names : [], .. SeesProxies ? surrogate.Proxies : []];
        return FeatureTable.BuildRows(
            names,
            candidates.Length,
            (row, target) =>
            {
                if (SeesFeatures)
                {
                    space.Features.Of(candidates[row]).CopyTo(target);
                }

                if (SeesProxies)
                {
                    assessments.ValuesOf(candidates[row].Text, surrogate.Proxies).CopyTo(target[^surrogate.Proxies.Length..]);
                }
            }
        );
    }
}
