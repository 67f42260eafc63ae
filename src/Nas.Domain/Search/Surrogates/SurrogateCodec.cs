using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Catalogue;
using Nas.Domain.Learning.Formulas;
using static LanguageExt.Prelude;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Surrogates;

/// <summary>The codec of <see cref="Surrogate"/>.</summary>
public static class SurrogateCodec
{
    private static readonly Codec<string> Predictor = BuiltInPredictors.Codec.Map(
        predictor => predictor.Name,
        name => BuiltInPredictors.Find(name).IfNone(() => throw new ArgumentException($"no predictor is named {name}", nameof(name)))
    );

    private static readonly Codec<Formula> FormulaCodec = Scalar.Text.As(
        text => FormulaText.Parse(text).MapLeft(fault => $"is no formula: {fault}"),
        FormulaText.Print
    );

    private static readonly Codec<ValueArray<string>> Names = List(Scalar.Text)
        .Map(names => (ValueArray<string>)[.. names], names => names.ToSeq());

    private static readonly Codec<SurrogateSource> Source = Group(
            Field("archive", Scalar.Text, (SurrogateSource source) => source.Archive),
            Field("weight", Scalar.Finite.Above(0), (SurrogateSource source) => source.Weight),
            Optional("pooled", Scalar.Bool, (SurrogateSource source) => Some(source.IsPooled).Filter(pooled => pooled)),
            (archive, weight, pooled) => new SurrogateSource(archive, weight) { IsPooled = pooled.IfNone(false) }
        )
        .Record();

    private static readonly Codec<TextCheckpoint> Checkpoint = Group(
            Field("folder", Scalar.Text, (TextCheckpoint checkpoint) => checkpoint.Folder),
            Field("weights", Scalar.Text, (TextCheckpoint checkpoint) => checkpoint.Weights),
            (folder, weights) => new TextCheckpoint(folder, weights)
        )
        .Record();

    /// <summary>The graph features that a surrogate sees, by name.</summary>
    public static Codec<GraphColumns> Graph { get; } = Scalar.OneOf([("all", GraphColumns.All), ("published", GraphColumns.Published)]);

    /// <summary>What is written only where it is not the usual.</summary>
    private static readonly Part<Memory, Memory> Memories = Group(
        Field("fit_on_all", Scalar.Bool, (Memory memory) => memory.All),
        Optional("rows", Scalar.Int.AtLeast(Surrogate.MinRows), (Memory memory) => memory.Rows),
        (all, rows) => new Memory(all, rows)
    );

    private static readonly Part<Lesson, Lesson> Lessons = Group(
        Optional("targets", Targets.Codec, (Lesson lesson) => lesson.Targets),
        Optional("drops_zeros", Scalar.Bool, (Lesson lesson) => lesson.DropsZeros),
        Optional("graph_features", Graph, (Lesson lesson) => lesson.Graph),
        (targets, drops, graph) => new Lesson(targets, drops, graph)
    );

    /// <summary>A surrogate as a record.</summary>
    public static Codec<Surrogate> Record { get; } =
        Union<Surrogate>(
                "encoding",
                [
                    Learnt("graf", SurrogateEncoding.Graf),
                    Learnt("zcp", SurrogateEncoding.Zcp),
                    Learnt("both", SurrogateEncoding.Both),
                    Case<Surrogate>.Of(
                        "text",
                        Group(
                            Optional("checkpoint", Checkpoint, (Surrogate surrogate) => surrogate.Checkpoint),
                            Field("start", Scalar.Int.AtLeast(0), (Surrogate surrogate) => surrogate.Start),
                            Field("refit", Scalar.Int.AtLeast(1), (Surrogate surrogate) => surrogate.Refit),
                            Inline(Memories, (Surrogate surrogate) => new Memory(surrogate.FitOnAll, surrogate.Rows)),
                            Field("optimism", Scalar.Finite.AtLeast(0), (Surrogate surrogate) => surrogate.ExplorationWeight),
                            Optional("source", Source, (Surrogate surrogate) => surrogate.Source),
                            Inline(Lessons, (Surrogate surrogate) => LessonOf(surrogate)),
                            (checkpoint, start, refit, memory, optimism, source, lesson) =>
                                Surrogate.FromText(refit, memory.All) with
                                {
                                    Checkpoint = checkpoint,
                                    Start = start,
                                    Rows = memory.Rows,
                                    ExplorationWeight = optimism,
                                    Source = source,
                                    Targets = lesson.Targets,
                                    DropsZeros = lesson.DropsZeros.IfNone(false),
                                }
                        ),
                        surrogate => surrogate.Encoding == SurrogateEncoding.Text
                    ),
                    Case<Surrogate>.Of(
                        "llm",
                        Group(
                            Field("address", Scalar.Text, (Surrogate surrogate) => EndpointOf(surrogate).Address),
                            Field("model", Scalar.Text, (Surrogate surrogate) => EndpointOf(surrogate).Model),
                            Field("start", Scalar.Int.AtLeast(0), (Surrogate surrogate) => surrogate.Start),
                            Field("refit", Scalar.Int.AtLeast(1), (Surrogate surrogate) => surrogate.Refit),
                            Inline(Memories, (Surrogate surrogate) => new Memory(surrogate.FitOnAll, surrogate.Rows)),
                            (address, model, start, refit, memory) =>
                                Surrogate.FromEndpoint(new(address, model), refit, memory.All) with
                                {
                                    Start = start,
                                    Rows = memory.Rows,
                                }
                        ),
                        surrogate => surrogate.Encoding == SurrogateEncoding.Llm
                    ),
                    Case<Surrogate>.Of(
                        "formula",
                        Group(
                            Field("start", Scalar.Int.AtLeast(0), (Surrogate surrogate) => surrogate.Start),
                            Field("formula", FormulaCodec, (Surrogate surrogate) => FormulaOf(surrogate)),
                            (start, formula) => Surrogate.FromFormula(formula, start)
                        )
                    ),
                ]
            )
            .Record();

    private static Lesson LessonOf(Surrogate surrogate) =>
        new(
            surrogate.Targets,
            Some(surrogate.DropsZeros).Filter(drops => drops),
            Some(surrogate.Graph).Filter(graph => graph != GraphColumns.All)
        );

    private static Formula FormulaOf(Surrogate surrogate) =>
        surrogate.Formula.IfNone(() => throw new ArgumentException("a surrogate of this encoding has a formula", nameof(surrogate)));

    private static ModelEndpoint EndpointOf(Surrogate surrogate) =>
        surrogate.Endpoint.IfNone(() =>
            throw new ArgumentException("a surrogate of this encoding has the address of a model", nameof(surrogate))
        );

    private static Case<Surrogate> Learnt(string name, SurrogateEncoding encoding) =>
        Case<Surrogate>.Of(
            name,
            Group(
                Field("predictor", Predictor, (Surrogate surrogate) => surrogate.Predictor),
                Field("start", Scalar.Int.AtLeast(0), (Surrogate surrogate) => surrogate.Start),
                Field("refit", Scalar.Int.AtLeast(1), (Surrogate surrogate) => surrogate.Refit),
                Inline(Memories, (Surrogate surrogate) => new Memory(surrogate.FitOnAll, surrogate.Rows)),
                Field("optimism", Scalar.Finite.AtLeast(0), (Surrogate surrogate) => surrogate.ExplorationWeight),
                Optional(
                    "proxies",
                    Names,
                    (Surrogate surrogate) => Some(surrogate.Proxies).Filter(_ => encoding != SurrogateEncoding.Graf)
                ),
                Optional("source", Source, (Surrogate surrogate) => surrogate.Source),
                Inline(Lessons, (Surrogate surrogate) => LessonOf(surrogate)),
                (predictor, start, refit, memory, explorationWeight, proxies, source, lesson) =>
                    new Surrogate(encoding, predictor, start, refit, memory.All)
                    {
                        Rows = memory.Rows,
                        ExplorationWeight = explorationWeight,
                        Proxies = proxies.IfNone([]),
                        Source = source,
                        Targets = lesson.Targets,
                        DropsZeros = lesson.DropsZeros.IfNone(false),
                        Graph = lesson.Graph.IfNone(GraphColumns.All),
                    }
            ),
            surrogate => surrogate.Encoding == encoding
        );

    private sealed record Memory(bool All, Option<int> Rows);

    private sealed record Lesson(Option<TargetScale> Targets, Option<bool> DropsZeros, Option<GraphColumns> Graph);
}
