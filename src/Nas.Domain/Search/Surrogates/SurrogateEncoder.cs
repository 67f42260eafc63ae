using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Surrogates;

/// <summary>Candidates as rows of numbers.</summary>
internal sealed class SurrogateEncoder(Surrogate surrogate, SearchSpace space, ProxyReadings readings)
{
    private bool SeesFeatures => surrogate.Encoding != SurrogateEncoding.Zcp;

    private bool SeesProxies => surrogate.Encoding != SurrogateEncoding.Graf;

    /// <summary>The proxies that are known.</summary>
    public ProxyReadings Known => readings;

    /// <summary>What is known of the proxies of some candidates; empty where no proxies are seen.</summary>
    public Arr<ProxyReading> Readings(IEnumerable<Candidate> candidates) => SeesProxies ? readings.Among(candidates) : [];

    /// <summary>The candidates whose proxies are seen and not known, each once.</summary>
    public ImmutableArray<Candidate> Unscored(IEnumerable<Candidate> candidates) => SeesProxies ? readings.Unread(candidates) : [];

    /// <summary>One row for each candidate.</summary>
    public FeatureTable Of(ImmutableArray<Candidate> candidates)
    {
        ImmutableArray<string> names = [.. SeesFeatures ? space.Features.Names : [], .. SeesProxies ? surrogate.Proxies : []];
        return FeatureTable.BuildRows(names, candidates.Length, (row, target) =>
        {
            if (SeesFeatures)
            {
                space.Features.Of(candidates[row]).CopyTo(target);
            }

            if (SeesProxies)
            {
                readings.Of(candidates[row].Text, surrogate.Proxies).CopyTo(target[^surrogate.Proxies.Length..]);
            }
        });
    }
}
