using System.Collections.Immutable;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Archives;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Csv;
using static LanguageExt.Prelude;

namespace Nas.Effects.Runs.Archives;

/// <summary>Tables of architectures and accuracies in the form of Qin et al. (AutoML 2025), from which text surrogates were trained: the
/// columns <c>acc</c>, <c>dataset</c>, perhaps <c>seed</c>, and at least one of <c>arch</c>, <c>arch_long</c> and <c>arch_pytorch</c>.</summary>
public static class PublishedPairs
{
    private const string Accuracy = "acc";
    private const string Dataset = "dataset";
    private const string SeedName = "seed";
    private const string Grammar = "einspace-pcfg";
    private const int Epochs = 16;

    // The one that is read first is the shortest.
    private static readonly string[] Texts = ["arch", "arch_long", "arch_pytorch"];

    private static readonly ImmutableDictionary<string, (TensorType Input, int Classes)> Tasks = new Dictionary<string, (TensorType, int)>
    {
        ["cifar10"] = (TensorType.Image(3, 32, 32), 10),
        ["addnist"] = (TensorType.Image(3, 28, 28), 20),
        ["language"] = (TensorType.Image(1, 24, 24), 10),
        ["multnist"] = (TensorType.Image(3, 28, 28), 10),
        ["cifartile"] = (TensorType.Image(3, 64, 64), 4),
        ["gutenberg"] = (TensorType.Image(1, 27, 18), 6),
        ["isabella"] = (TensorType.Image(1, 64, 128), 4),
        ["geoclassing"] = (TensorType.Image(3, 64, 64), 10),
        ["chesseract"] = (TensorType.Image(12, 8, 8), 3),
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a table is of this form.</summary>
    public static bool IsLike(TextTable table) =>
        table.Names.Contains(Accuracy) && table.Names.Contains(Dataset) && Texts.Any(name => table.Names.Contains(name));

    /// <summary>The rows as those of an archive; proxies and costs of training are not known.</summary>
    public static Either<TableError, ImmutableArray<ArchivedTrial>> Read(TextTable table) =>
        from scores in table.Numbers(Accuracy)
        from datasets in table.Text(Dataset)
        from seeds in table.Names.Contains(SeedName)
            ? table.Numbers(SeedName)
            : Right<TableError, ImmutableArray<double>>([.. scores.Select(_ => 0.0)])
        let column = Texts.First(name => table.Names.Contains(name))
        from texts in table.Text(column)
        from rows in Enumerable
            .Range(0, table.Rows)
            .Where(row => double.IsFinite(scores[row]))
            .Map(row =>
                TaskOf(table, row, datasets[row])
                    .Bind(task =>
                        CandidateOf(task, texts[row])
                            .MapLeft(why => (TableError)new TableError.Refused(table.Source, column, row + 2, why))
                            .Map(candidate => Trial(task, row, new((long)seeds[row]), candidate, scores[row]))
                    )
            )
            .Sequence()
        select rows.ToImmutableArray();

    private static Either<TableError, TaskReference> TaskOf(TextTable table, int row, string dataset) =>
        Tasks.TryGetValue(dataset, out var known)
            ? new TaskReference(dataset, None, $"published:{dataset.ToLowerInvariant()}", known.Input.ToString(), known.Classes)
            : new TableError.Refused(
                table.Source,
                Dataset,
                row + 2,
                $"'{dataset}' is not one of {string.Join(", ", Tasks.Keys.Order(StringComparer.Ordinal))}"
            );

    private static Either<string, Candidate> CandidateOf(TaskReference task, string text) =>
        from type in TensorType.Parse(task.Input)
        from ours in PublishedText.Translate(text)
        from tree in ArchitectureText.Parse(ours, type).MapLeft(faults => string.Join("; ", faults))
        select GrammarSpace.Describe(tree, task.Target.Head, TrainingRecipe.Default(Epochs).BatchSize);

    private static ArchivedTrial Trial(TaskReference task, int number, Seed seed, Candidate candidate, double score) =>
        new(task, Grammar, TrainingRecipe.Default(Epochs), seed, number, candidate, "scored", score, 0);
}
