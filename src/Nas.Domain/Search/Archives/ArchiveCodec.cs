using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Codecs;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Archives;

/// <summary>The codec of <see cref="ArchivedTrial"/> without its proxies: a flat record, the columns of an archive.</summary>
/// <remarks>Archives come from strangers, so that what a row says about itself is checked.</remarks>
public static class ArchiveCodec
{
    private const string Version = "1";
    private const int MaxClasses = 1_000_000;

    private static readonly Codec<string> Format = Scalar.Text.As<string>(
        text => text == Version ? Right(text) : Left<string, string>($"is '{text}', and this version reads format {Version}"),
        text => text
    );

    private static readonly Codec<string> InputType = Scalar.Text.As<string>(
        text => TensorType.Parse(text).Map(_ => text).MapLeft(why => $"is no type: {why.TrimEnd('.')}"),
        text => text
    );

    private static readonly Part<TaskReference, TaskReference> Task = Group(
        Field("task", Scalar.Text, (TaskReference task) => task.Name),
        Field("fingerprint", Scalar.Text, (TaskReference task) => task.Fingerprint),
        Field("input", InputType, (TaskReference task) => task.Input),
        Field("classes", Scalar.Int.Between(1, MaxClasses), (TaskReference task) => task.Target.Outputs),
        (name, fingerprint, input, classes) => new TaskReference(name, None, fingerprint, input, classes)
    );

    private static readonly Part<Outcome, Outcome> Outcomes = Group(
            Field("verdict", Scalar.OneOf(VerdictCodec.Kinds.Map(kind => (kind, kind))), (Outcome outcome) => outcome.Verdict),
            Optional("score", Scalar.Finite, (Outcome outcome) => outcome.Score),
            (verdict, score) => new Outcome(verdict, score)
        )
        .Where(ScoreBelongs);

    private static readonly Part<Network, Network> Networks = Group(
        Inline(ProposalCodec.Size, (Network network) => network.Size),
        Field("seconds", Scalar.Finite.AtLeast(0), (Network network) => network.Seconds),
        Field("id", Scalar.Text, (Network network) => network.Id),
        Field("architecture", Scalar.Text, (Network network) => network.Text),
        (size, seconds, id, text) => new Network(size, seconds, id, text)
    );

    /// <summary>A row as a record.</summary>
    public static Codec<ArchivedTrial> Record { get; } =
        Group(
                Field("archive_format", Format, (Row _) => Version),
                Inline(Task, (Row row) => row.Trial.Task),
                Field("grammar", Scalar.Text, (Row row) => row.Trial.Grammar),
                Inline(TrainingCodec.FieldsWith("batch"), (Row row) => row.Trial.Training),
                Field("seed", SeedCodec.Value, (Row row) => row.Trial.Seed),
                Field("trial", Scalar.Int.AtLeast(0), (Row row) => row.Trial.Trial),
                Inline(Outcomes, (Row row) => new Outcome(row.Trial.Verdict, row.Trial.Score)),
                Inline(Networks, (Row row) => new Network(row.Trial.Candidate.Size, row.Trial.Seconds, row.Id, row.Trial.Candidate.Text)),
                (_, task, grammar, training, seed, trial, outcome, network) =>
                    new Row(
                        new(
                            task,
                            grammar,
                            training,
                            seed,
                            trial,
                            new(network.Text, network.Size),
                            outcome.Verdict,
                            outcome.Score,
                            network.Seconds
                        ),
                        network.Id
                    )
            )
            .Where(ArchitectureBelongs)
            .Record()
            .Map(row => row.Trial, trial => new Row(trial, trial.Candidate.Id.Value));

    private static Seq<(string Name, string What)> ScoreBelongs(Outcome outcome) =>
        (outcome.Verdict is "scored", outcome.Score.IsSome) switch
        {
            (true, false) => Seq1(("score", "is missing, and a scored trial has a score")),
            (false, true) => Seq1(("score", $"is there, and a trial that is {outcome.Verdict} has no score")),
            _ => Seq<(string, string)>(),
        };

    private static Seq<(string Name, string What)> ArchitectureBelongs(Row row)
    {
        var (candidate, input) = (row.Trial.Candidate, row.Trial.Task.Input);
        var read =
            from type in TensorType.Parse(input)
            from derivation in ArchitectureText.Parse(candidate.Text, type).MapLeft(faults => string.Join("; ", faults))
            select ArchitectureText.Print(derivation);
        return read.Match(
            canonical =>
                canonical != candidate.Text ? Seq1(("architecture", "is not written canonically; arch show prints it so"))
                : candidate.Id.Value != row.Id ? Seq1(("id", "is not the id of the row's architecture"))
                : Seq<(string, string)>(),
            why => Seq1(("architecture", $"cannot be read: {why.TrimEnd('.')}"))
        );
    }

    private sealed record Row(ArchivedTrial Trial, string Id);

    private sealed record Outcome(string Verdict, Option<double> Score);

    private sealed record Network(CandidateSize Size, double Seconds, string Id, string Text);
}
