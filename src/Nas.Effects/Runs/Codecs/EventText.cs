using System.Text.Json;
using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;

namespace Nas.Effects.Runs.Codecs;

/// <summary>Events as a kind and a line of JSON. <c>Read ∘ Write</c> is the identity.</summary>
public static class EventText
{
    /// <summary>The kind and the payload of an event.</summary>
    public static (string Kind, string Payload) Write(SearchEvent happened)
    {
        var (kind, fields) = Fields(happened);
        return (kind, JsonSerializer.Serialize(fields, EventJson.Default.EventFields));
    }

    /// <summary>The event, or what is wrong with the text.</summary>
    public static Either<string, SearchEvent> Read(string kind, string payload)
    {
        try
        {
            return JsonSerializer.Deserialize(payload, EventJson.Default.EventFields) is { } fields
                ? Event(kind, fields)
                : "the payload is null";
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException or FormatException)
        {
            // A required field that is missing surfaces as an empty Nullable, which is the InvalidOperationException.
            return $"the payload of '{kind}' is malformed: {cause.Message}";
        }
    }

    private static (string Kind, EventFields Fields) Fields(SearchEvent happened) => happened switch
    {
        SearchEvent.Started s => ("started", new EventFields { Recipe = s.RecipeHash, Version = s.ToolVersion }),
        SearchEvent.Proposed p => ("proposed", Fields(p.Proposal)),
        SearchEvent.Assessed a => ("assessed", new EventFields { Readings = [.. a.Readings.Map(ReadingFields.From)] }),
        SearchEvent.Finished f => ("finished", new EventFields { Trial = f.Trial, Outcome = VerdictFields.From(f.Verdict, f.Usage) }),
        SearchEvent.FinalTrained f => ("final-trained", new EventFields { Trial = f.Trial, Outcome = VerdictFields.From(f.Verdict, f.Usage) }),
        SearchEvent.Retrained { Retraining: var r } => ("retrained", new EventFields
        {
            Trial = r.Trial,
            Training = RecipeMapping.ToFields(r.Training),
            Outcome = VerdictFields.From(r.Verdict, r.Usage),
        }),
        SearchEvent.Stopped s => ("stopped", new EventFields { Reason = s.Reason.ToString(), FinalEpochs = s.FinalEpochs.ToNullable() }),
        SearchEvent.Resumed r => ("resumed", new EventFields
        {
            Version = r.ToolVersion,
            Trials = r.Budget.Trials.ToNullable(),
            Epochs = r.Budget.Epochs.ToNullable(),
            Minutes = r.Budget.Minutes.ToNullable(),
        }),
        _ => throw new ArgumentOutOfRangeException(nameof(happened)),
    };

    private static EventFields Fields(Proposal proposal)
    {
        var (draws, origin) = (proposal.Draws, proposal.Origin);
        var fields = new EventFields
        {
            Trial = proposal.Trial,
            Origin = origin switch
            {
                Origin.Sampled => "sampled",
                Origin.Seeded => "seeded",
                Origin.Mutated => "mutated",
                _ => "crossed",
            },
            Seed = (origin as Origin.Seeded)?.Name,
            Parent = (origin as Origin.Mutated)?.Parent ?? (origin as Origin.Crossed)?.Parent,
            Donor = (origin as Origin.Crossed)?.Donor,
            Drafts = draws.Total,
            BeyondLimits = draws.BeyondLimits,
            Repeated = draws.Repeated,
            Failed = draws.Failed,
        };
        return proposal.Candidate.Match(
            candidate => fields with
            {
                Architecture = candidate.Text,
                Parameters = candidate.Size.Parameters,
                Macs = candidate.Size.Macs,
                ActivationBytes = candidate.Size.ActivationBytes,
                Nodes = candidate.Size.Nodes,
            },
            () => fields);
    }

    private static Either<string, SearchEvent> Event(string kind, EventFields f) => kind switch
    {
        "started" => new SearchEvent.Started(f.Recipe ?? "", f.Version ?? ""),
        "proposed" => OriginOf(f).Map(origin => (SearchEvent)new SearchEvent.Proposed(ProposalOf(f, origin))),
        "assessed" when f.Readings is { } readings => new SearchEvent.Assessed(readings.Map(reading => reading.ToReading()).ToSeq().Strict()),
        "finished" => Outcome(f).Map(verdict => (SearchEvent)new SearchEvent.Finished(f.Trial!.Value, verdict, f.Outcome!.Usage)),
        "final-trained" => Outcome(f).Map(verdict => (SearchEvent)new SearchEvent.FinalTrained(f.Trial!.Value, verdict, f.Outcome!.Usage)),
        "retrained" => Outcome(f).Map(verdict => (SearchEvent)new SearchEvent.Retrained(
            new(f.Trial!.Value, RecipeMapping.ToTraining(f.Training ?? new(), "training"), verdict, f.Outcome!.Usage))),
        "stopped" when Enum.TryParse<StopReason>(f.Reason, out var reason) && Enum.IsDefined(reason) && f.FinalEpochs is not < 1 => new SearchEvent.Stopped(reason) { FinalEpochs = f.FinalEpochs.ToOption() },
        "resumed" => new SearchEvent.Resumed(
            new Budget(f.Trials.ToOption(), f.Epochs.ToOption(), f.Minutes.ToOption()), f.Version ?? ""),
        _ => $"'{kind}' with '{f.Reason}' is no event that this version knows",
    };

    private static Either<string, Verdict> Outcome(EventFields f) => f.Outcome is { } outcome ? outcome.ToVerdict() : "there is no outcome";

    private static Either<string, Origin> OriginOf(EventFields f) => f.Origin switch
    {
        "sampled" => new Origin.Sampled(),
        "seeded" => new Origin.Seeded(f.Seed ?? ""),
        "mutated" => new Origin.Mutated(f.Parent!.Value),
        "crossed" => new Origin.Crossed(f.Parent!.Value, f.Donor!.Value),
        _ => $"'{f.Origin}' is no origin",
    };

    private static Proposal ProposalOf(EventFields f, Origin origin) => new(
        f.Trial!.Value,
        f.Architecture is { } text
            ? new Candidate(text, new CandidateSize(f.Parameters!.Value, f.Macs!.Value, f.ActivationBytes!.Value, f.Nodes!.Value))
            : Option<Candidate>.None,
        origin,
        new Draws(f.Drafts!.Value, f.BeyondLimits!.Value, f.Repeated!.Value, f.Failed!.Value));
}
