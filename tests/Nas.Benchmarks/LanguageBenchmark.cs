using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Catalogue;
using Nas.Domain.Learning.Ensembles;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Archives;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.ZeroCost;
using Nas.Effects.Models.Language;
using Nas.Effects.Runs.Archives;
using static TorchSharp.torch;

namespace Nas.Benchmarks;

/// <summary>How well language models of architectures rank those of archives, beside forest, boosting and Gaussian process: within a task
/// and across tasks.</summary>
internal static class LanguageBenchmark
{
    private const string Others = "others";
    private const string Pooled = "+others";
    private const string SpeedPart = "speed";

    // Architectures of each other task that are learnt from.
    private const int RowsOfOthers = 100;

    /// <summary>Prints a line for each method: tau, and half of its 95 % interval, over tasks and seeds.</summary>
    /// <param name="seeds">Splits of each task.</param>
    /// <param name="trains">How many architectures are learnt from, such as <c>100</c>; <c>others</c> for those of the other tasks,
    /// <c>100+others</c> for both.</param>
    /// <param name="part">Only methods whose name contains this, or one of several between slashes; <c>speed</c> for the time that fits and predictions take.</param>
    /// <param name="archives">Files.</param>
    public static int Run(int seeds, string[] trains, string part, IEnumerable<string> archives)
    {
        var rows = ArchiveReader.Merged(archives).IfLeft(fault => throw new InvalidDataException(fault.ToString()));
        using var model = LanguageModel.BuiltIn();
        set_num_threads(1);
        var tasks = ArchivedTask.GroupByTask(rows, min: 120).Select(task => Subject.Of(task, model)).ToImmutableArray();
        Console.WriteLine(string.Join(", ", tasks.Select(task => $"{task.Name}: {task.Targets.Length}")));
        if (part == SpeedPart)
        {
            Speed(tasks, model);
            return 0;
        }

        Console.WriteLine($"\n| tau | {string.Join(" | ", trains)} |\n|---|{string.Concat(trains.Select(_ => "---|"))}");
        foreach (
            var method in Methods(model).Where(method => part.Split('/').Any(name => method.Name.Contains(name, StringComparison.Ordinal)))
        )
        {
            var clock = Stopwatch.StartNew();
            var taus = trains.Select(train =>
                Text([
                    .. Repeated(
                        seeds,
                        tasks,
                        (task, stream) =>
                            train == Others ? Across(method, tasks, task, stream)
                            : train.EndsWith(Pooled, StringComparison.Ordinal)
                                ? Within(method, task, NumberOf(train[..^Pooled.Length]), OthersOf(tasks, task, stream), stream)
                            : Within(method, task, NumberOf(train), [], stream)
                    ),
                ])
            );
            var line = $"| {method.Name} | {string.Join(" | ", taus)} |";
            Console.WriteLine(line);
            Console.Error.WriteLine(FormattableString.Invariant($"{method.Name}: {clock.Elapsed.TotalSeconds:F0} s"));
        }

        return 0;
    }

    private static IEnumerable<Method> Methods(LanguageModel model)
    {
        foreach (var name in new[] { "forest", "boosting", "gaussian-process" })
        {
            var predictor = BuiltInPredictors
                .Find(name)
                .Map(found => found.Predictor)
                .IfNone(() => throw new InvalidOperationException(name));
            yield return new(name, (train, test, stream) => ByTable(predictor, data => data.Table, train, test, stream));
            yield return new($"{name} + text", (train, test, stream) => ByTable(predictor, data => data.Joined, train, test, stream));
            yield return new($"{name}, text alone", (train, test, stream) => ByTable(predictor, data => data.Summary, train, test, stream));
        }

        var usual = model.Tuning;
        yield return new("text from scratch", (train, test, stream) => ByText(Blank(model, stream), train, test, stream, usual));
        yield return new("text pre-trained", (train, test, stream) => ByText(model.Encoder, train, test, stream, usual));
        foreach (var (name, tuning) in Tunings)
        {
            yield return new($"tuned: {name}", (train, test, stream) => ByText(model.Encoder, train, test, stream, tuning));
        }

        var forest = BuiltInPredictors.All.First(known => known.Name == "forest").Predictor;
        yield return new(
            "text pre-trained and forest, mean rank",
            (train, test, stream) =>
                [
                    .. Ranks
                        .Compute(ByText(model.Encoder, train, test, stream, usual))
                        .Zip(Ranks.Compute(ByTable(forest, data => data.Table, train, test, stream)), (a, b) => a + b),
                ]
        );
    }

    private static TextEncoder Blank(LanguageModel model, RandomStream stream) =>
        TextEncoder.Create(model.Config, NamedWeights.Random(TextEncoder.ShapesOf(model.Config), 0.05, stream.Child("blank")));

    private static double[] ByTable(
        Predictor predictor,
        Func<Subject, FeatureTable> table,
        Subject train,
        Subject test,
        RandomStream stream
    ) => VaryingColumns.Fit(predictor, new(table(train), train.Targets), stream).Predict(table(test));

    /// <summary>Ways to learn that are compared.</summary>
    private static IEnumerable<(string Name, TextTuning Tuning)> Tunings =>
        [
            ("usual", new(12, 32, 1e-3)),
            ("mixed", new(12, 32, 1e-3) { Mixes = true }),
            ("facts", new(12, 32, 1e-3) { SeesFacts = true }),
            ("facts, mixed", new(12, 32, 1e-3) { SeesFacts = true, Mixes = true }),
            ("facts, dropout 0.2", new(12, 32, 1e-3) { SeesFacts = true, Dropout = 0.2 }),
            ("rate 3e-4", new(12, 32, 3e-4)),
            ("facts, rate 3e-4", new(12, 32, 3e-4) { SeesFacts = true }),
            ("batch 8, rate 3e-4", new(12, 8, 3e-4)),
            ("facts, batch 8, rate 3e-4", new(12, 8, 3e-4) { SeesFacts = true }),
            ("pairs 2", new(12, 32, 1e-3) { Pairs = 2 }),
            ("facts, pairs 2", new(12, 32, 1e-3) { SeesFacts = true, Pairs = 2 }),
        ];

    private static double[] ByText(TextEncoder encoder, Subject train, Subject test, RandomStream stream, TextTuning tuning)
    {
        using var regressor = new TextRegressor(encoder, train.Inputs, stream.Child("heads"), tuning);
        regressor.Learn(train.Inputs, train.Targets.AsSpan(), tuning.Epochs, stream, default);
        return [.. regressor.Predict(test.Inputs).Select(prediction => prediction.Mean)];
    }

    private static IEnumerable<double> Repeated(int seeds, ImmutableArray<Subject> tasks, Func<Subject, RandomStream, double> tau) =>
        from seed in Enumerable.Range(1, seeds)
        from task in tasks
        select tau(task, RandomStream.FromSeed(new(seed)).Child(task.Name));

    private static double Within(Method method, Subject task, int train, ImmutableArray<Subject> others, RandomStream stream)
    {
        var order = stream.Child("split").Cursor().NextPermutation(task.Targets.Length);
        var (known, held) = (task.Take([.. order.Take(train)]), task.Take([.. order.Skip(train)]));
        return KendallTau.B(method.Rank(others.IsEmpty ? known : Subject.Join([known, .. others]), held, stream), held.Targets.AsSpan());
    }

    private static int NumberOf(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static ImmutableArray<Subject> OthersOf(ImmutableArray<Subject> tasks, Subject target, RandomStream stream) =>
        [.. tasks.Where(task => task.Name != target.Name).Select(task => Some(task, stream))];

    private static double Across(Method method, ImmutableArray<Subject> tasks, Subject target, RandomStream stream) =>
        KendallTau.B(method.Rank(Subject.Join(OthersOf(tasks, target, stream)), target, stream), target.Targets.AsSpan());

    private static Subject Some(Subject task, RandomStream stream) =>
        task.Take([.. stream.Child(task.Name).Cursor().NextPermutation(task.Targets.Length).Take(RowsOfOthers)]);

    /// <summary>The mean and half of the 95 % interval over tasks and seeds.</summary>
    private static string Text(double[] taus)
    {
        var found = MeanAndDeviation.Compute(taus);
        return string.Create(CultureInfo.InvariantCulture, $"{found.Mean:F3} ± {1.96 * found.Deviation / Math.Sqrt(taus.Length):F3}");
    }

    private static void Speed(ImmutableArray<Subject> tasks, LanguageModel model)
    {
        var all = Subject.Join([.. tasks]);
        var clock = Stopwatch.StartNew();
        model.Embed(all.Tokens);
        var rate = all.Tokens.Length / clock.Elapsed.TotalSeconds;
        var two = all.Take([.. Enumerable.Range(0, Math.Min(200, all.Targets.Length))]);
        clock.Restart();
        ByText(model.Encoder, two, two, RandomStream.FromSeed(new(1)), model.Tuning);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{rate:F0} architectures a second on one thread, {all.Tokens.Average(tokens => tokens.Length):F0} tokens each; {two.Targets.Length} labels learnt in {clock.Elapsed.TotalSeconds:F1} s"
            )
        );
    }

    private sealed record Method(string Name, Func<Subject, Subject, RandomStream, double[]> Rank);

    /// <summary>Architectures of one task, or of several, as all methods see them.</summary>
    private sealed record Subject(string Name, FeatureTable Table, FeatureTable Summary, TextInput[] Inputs, ImmutableArray<double> Targets)
    {
        public int[][] Tokens => [.. Inputs.Select(input => input.Tokens)];

        public FeatureTable Joined => Table.Join(Summary);

        public static Subject Of(ArchivedTask task, LanguageModel model)
        {
            var grammar = BuiltInGrammars.Load("einspace").IfLeft(wrong => throw new InvalidDataException(wrong));
            TextInput[] inputs = [.. task.Trials.Select(trial => model.Read(trial.Candidate.Text, trial.Task.Input))];
            return new(
                task.Task.Name,
                new ArchiveEncoding(grammar, SurrogateEncoding.Both, ProxySuite.Quick).Encode(task.Trials),
                SummaryOf([.. inputs.Select(input => input.Tokens)], model),
                inputs,
                task.TargetsOn(TargetScale.Percentile)
            );
        }

        public Subject Take(ImmutableArray<int> rows) =>
            new(
                Name,
                Table.TakeRows(rows),
                Summary.TakeRows(rows),
                [.. rows.Select(row => Inputs[row])],
                [.. rows.Select(row => Targets[row])]
            );

        public static Subject Join(ImmutableArray<Subject> all) =>
            new(
                "all",
                TrainingSet.Join([.. all.Select(one => new TrainingSet(one.Table, one.Targets))]).Features,
                TrainingSet.Join([.. all.Select(one => new TrainingSet(one.Summary, one.Targets))]).Features,
                [.. all.SelectMany(one => one.Inputs)],
                [.. all.SelectMany(one => one.Targets)]
            );

        private static FeatureTable SummaryOf(int[][] tokens, LanguageModel model)
        {
            var summary = model.Summary.IfNone(() => throw new InvalidOperationException("The model has no summary."));
            var rows = model.Embed(tokens).Select(summary.Apply).ToArray();
            return FeatureTable.BuildRows(
                [.. Enumerable.Range(0, rows[0].Length).Select(i => FormattableString.Invariant($"text-{i}"))],
                rows.Length,
                (row, target) => rows[row].CopyTo(target)
            );
        }
    }
}
