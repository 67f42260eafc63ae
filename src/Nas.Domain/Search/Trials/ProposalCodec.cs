using LanguageExt;
using Nas.Domain.Codecs;
using static LanguageExt.Prelude;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Trials;

/// <summary>The codec of <see cref="Proposal"/>: candidate, origin and draws are flat among its fields.</summary>
public static class ProposalCodec
{
    /// <summary>What a candidate costs.</summary>
    public static Part<CandidateSize, CandidateSize> Size { get; } =
        Group(
            Field("parameters", Scalar.Long.AtLeast(0), (CandidateSize size) => size.Parameters),
            Field("macs", Scalar.Long.AtLeast(0), (CandidateSize size) => size.Macs),
            Field("activation_bytes", Scalar.Long.AtLeast(0), (CandidateSize size) => size.ActivationBytes),
            Field("nodes", Scalar.Int.AtLeast(0), (CandidateSize size) => size.Nodes),
            (parameters, macs, activation, nodes) => new CandidateSize(parameters, macs, activation, nodes)
        );

    private static readonly Part<Candidate, Candidate> CandidateFields = Group(
        Field("architecture", Scalar.Text, (Candidate candidate) => candidate.Text),
        Inline(Size, (Candidate candidate) => candidate.Size),
        (text, size) => new Candidate(text, size)
    );

    // A parent is −1 where a candidate descends from one that was only predicted.
    private static readonly Part<Origin, Origin> OriginFields = Union<Origin>(
        "origin",
        [
            Case<Origin>.Of("sampled", Nothing(new Origin.Sampled())),
            Case<Origin>.Of(
                "seeded",
                Group(Field("seed", Scalar.Text, (Origin.Seeded origin) => origin.Name), name => new Origin.Seeded(name))
            ),
            Case<Origin>.Of(
                "mutated",
                Group(
                    Field("parent", Scalar.Int.AtLeast(-1), (Origin.Mutated origin) => origin.Parent),
                    parent => new Origin.Mutated(parent)
                )
            ),
            Case<Origin>.Of(
                "crossed",
                Group(
                    Field("parent", Scalar.Int.AtLeast(-1), (Origin.Crossed origin) => origin.Parent),
                    Field("donor", Scalar.Int.AtLeast(-1), (Origin.Crossed origin) => origin.Donor),
                    (parent, donor) => new Origin.Crossed(parent, donor)
                )
            ),
            Case<Origin>.Of(
                "promoted",
                Group(
                    Field("promoted", Scalar.Int.AtLeast(0), (Origin.Promoted origin) => origin.Trial),
                    Field("rung", Scalar.Int.AtLeast(0), (Origin.Promoted origin) => origin.Rung),
                    (trial, rung) => new Origin.Promoted(trial, rung)
                )
            ),
        ]
    );

    private static readonly Part<Draws, Draws> DrawsFields = Group(
        Field("drafts", Scalar.Int.AtLeast(0), (Draws draws) => draws.Total),
        Field("beyond_limits", Scalar.Int.AtLeast(0), (Draws draws) => draws.BeyondLimits),
        Field("repeated", Scalar.Int.AtLeast(0), (Draws draws) => draws.Repeated),
        Field("failed", Scalar.Int.AtLeast(0), (Draws draws) => draws.Failed),
        (total, beyond, repeated, failed) => new Draws(total, beyond, repeated, failed)
    );

    private static readonly Codec<ValueArray<ChosenValue>> Values = List(
            Group(
                    Field("name", Scalar.Text, (ChosenValue value) => value.Name),
                    Field("value", Scalar.Text, (ChosenValue value) => value.Text),
                    (name, text) => new ChosenValue(name, text)
                )
                .Record()
        )
        .As(Usable, values => values.ToSeq().Strict());

    private static readonly Part<Own, Own> OwnTraining = Group(
        Optional("values", Values, (Own own) => Some(own.Values).Filter(values => !values.IsEmpty)),
        Optional("stop", CurveStop.Record, (Own own) => own.Stop),
        (values, stop) => new Own(values.IfNone([]), stop)
    );

    /// <summary>A proposal's fields.</summary>
    public static Part<Proposal, Proposal> Fields { get; } =
        Group(
            Field("trial", Scalar.Int.AtLeast(0), (Proposal proposal) => proposal.Trial),
            InlineOptional(CandidateFields, (Proposal proposal) => proposal.Candidate),
            Inline(OriginFields, (Proposal proposal) => proposal.Origin),
            Inline(DrawsFields, (Proposal proposal) => proposal.Draws),
            Optional("steps", Scalar.Int.AtLeast(1), (Proposal proposal) => proposal.Steps),
            Optional("epochs", Scalar.Int.AtLeast(1), (Proposal proposal) => proposal.Epochs),
            Optional("inherits", Scalar.Int.AtLeast(0), (Proposal proposal) => proposal.Inherits),
            Inline(OwnTraining, (Proposal proposal) => new Own(proposal.Values, proposal.Stop)),
            (trial, candidate, origin, draws, steps, epochs, inherits, own) =>
                new Proposal(trial, candidate, origin, draws)
                {
                    Steps = steps,
                    Epochs = epochs,
                    Inherits = inherits,
                    Values = own.Values,
                    Stop = own.Stop,
                }
        );

    /// <summary>What a trial has of its own in its training.</summary>
    private sealed record Own(ValueArray<ChosenValue> Values, Option<CurveStop> Stop);

    private static Either<string, ValueArray<ChosenValue>> Usable(Seq<ChosenValue> values) =>
        Tunable.Apply(TrainingRecipe.Default(1), [.. values]).Map(_ => (ValueArray<ChosenValue>)[.. values]);
}
