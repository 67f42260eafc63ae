using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Fronts;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies.MultiObjective;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Strategies.Partition;

/// <summary>The candidates of a round, the most promising first.</summary>
/// <param name="Space">The space.</param>
/// <param name="View">What may be seen at the round's first trial.</param>
/// <param name="Settings">The strategy.</param>
internal sealed record RegionPool(SearchSpace Space, SearchView View, PartitionSearch Settings)
    : IComputation<ImmutableArray<DraftedCandidate>>
{
    private const int Regions = 5;
    private const int Candidates = 5;
    private const int DrawsPerCandidate = 4;
    private const int MaxChanges = 3;

    /// <inheritdoc/>
    public ImmutableArray<DraftedCandidate> Compute()
    {
        var points = Points();
        return points.IsEmpty ? [] : Ranked(Draw([.. new Region([], points).Leaves(Settings.LeafSize)]), points);
    }

    private ImmutableArray<SeenPoint> Points()
    {
        var seen = SeenCosts.Of(View);
        if (seen.IsEmpty)
        {
            return [];
        }

        var scale = CostScale.Of(seen.Select(one => one.Costs));
        return
        [
            .. from one in seen
            from candidate in one.Trial.Proposal.Candidate.AsEnumerable()
            select new SeenPoint(
                one.Trial,
                scale.Of(one.Costs),
                [.. Space.Productions(candidate).TakeWhile(choice => choice.Alternative >= 0)]
            ),
        ];
    }

    /// <summary>Candidates of some regions, which are drawn by their scores, each once.</summary>
    private ImmutableArray<DraftedCandidate> Draw(ImmutableArray<Region> regions)
    {
        var (scores, drawn) = (
            RegionScores.Of(regions, Settings.ExplorationAt(View.Trial)).ToArray(),
            new Dictionary<string, DraftedCandidate>()
        );
        var stream = View.Shared.Child("regions").Child(View.Trial);
        for (var round = 0; round < Math.Min(Regions, regions.Length); round++)
        {
            var region = Drawn(scores, stream.Child("choice").Child(round));
            scores[region] = -1;
            for (var (i, found) = (0, 0); i < Candidates * DrawsPerCandidate && found < Candidates; i++)
            {
                found +=
                    Sample(regions[region], stream.Child(round).Child(i)).Case is DraftedCandidate one
                    && drawn.TryAdd(one.Candidate.Text, one)
                        ? 1
                        : 0;
            }
        }

        return [.. drawn.Values];
    }

    /// <summary>One that was not drawn yet, in proportion to the scores; where all of them are 0, each as likely as the others.</summary>
    private static int Drawn(double[] scores, RandomStream stream)
    {
        int[] open = [.. Enumerable.Range(0, scores.Length).Where(i => scores[i] >= 0)];
        var total = open.Sum(i => scores[i]);
        var left = stream.Cursor().NextDouble() * (total > 0 ? total : open.Length);
        return open.FirstOrDefault(i => (left -= total > 0 ? scores[i] : 1) < 0, open[^1]);
    }

    private Option<DraftedCandidate> Sample(Region region, RandomStream stream)
    {
        var draft =
            Settings.Sampler == RegionSampler.Uniform
                ? new Draft(new Origin.Sampled(), Space.Complete(region, stream))
                : Vary(region, stream);
        return draft
            .Candidate.Filter(View.Allows)
            .Filter(candidate => region.Holds(Space.Productions(candidate)))
            .Map(candidate => new DraftedCandidate(draft.Origin, candidate));
    }

    /// <summary>A variant of one of the region's trials that no other of them beats.</summary>
    private Draft Vary(Region region, RandomStream stream)
    {
        var cursor = stream.Cursor();
        var front = Dominance.Front([.. region.Points.Select(point => point.Costs)]);
        var parent = region.Points[front[cursor.NextInt(front.Length)]].Trial;
        var variant = parent.Proposal.Candidate;
        for (var change = 0; change == 0 || (change < MaxChanges && cursor.NextDouble() < 0.5); change++)
        {
            var changes = stream.Child(change);
            variant = variant.Bind(current => Space.Mutate(current, changes));
        }

        return new(new Origin.Mutated(parent.Number), variant);
    }

    private ImmutableArray<DraftedCandidate> Ranked(ImmutableArray<DraftedCandidate> drawn, ImmutableArray<SeenPoint> points)
    {
        var stream = View.Shared.Child("order").Child(View.Trial);
        if (Settings.Neighbours == 0 || drawn.IsEmpty)
        {
            return [.. stream.Cursor().NextPermutation(drawn.Length).Select(i => drawn[i])];
        }

        var expected = new NeighbourForecast(Space, points, Settings.Neighbours).Of([.. drawn.Select(one => one.Candidate)]);
        var volume = new FrontVolume([.. points.Select(point => point.Costs)], [.. points[0].Costs.Select(_ => 1.0)]);
        return
        [
            .. drawn
                .Select((one, i) => (one, Gain: volume.Gain(expected[i]), Sum: expected[i].Sum()))
                .OrderByDescending(one => one.Gain)
                .ThenBy(one => one.Sum)
                .Select(one => one.one),
        ];
    }
}
