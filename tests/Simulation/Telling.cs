using Nas.Domain.Search.Decisions;
using Nas.Effects.Runs.Codecs;

namespace Nas.Simulation;

/// <summary>What a journal tells, without times and without the order in which trials that ran at once happened to end.</summary>
internal static class Telling
{
    public static string Of(IEnumerable<SearchEvent> history)
    {
        var events = history.ToList();
        return string.Join(
            '\n',
            events
                .Where(happened => happened is SearchEvent.Proposed or SearchEvent.Assessed or SearchEvent.Fitted)
                .Concat(
                    events
                        .OfType<SearchEvent.Finished>()
                        .OrderBy(finished => finished.Trial)
                        .Select(finished => finished with { Usage = Domain.Search.Trials.Usage.None })
                )
                .Concat(
                    events
                        .OfType<SearchEvent.FinalTrainingEnded>()
                        .TakeLast(1)
                        .Select(final => final with { Usage = Domain.Search.Trials.Usage.None })
                )
                .Select(happened => $"{EventText.Write(happened)}")
        );
    }
}
