using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Variation;
using Nas.Domain.Learning.Formulas;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Strategies.Mixing;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Tests;

/// <summary>A space of words over a–h, up to 12 letters long, for tests of everything that is not about networks.</summary>
/// <remarks>A mutant replaces, inserts or removes one letter; a cross takes a head and a tail. Scores and failures follow from the
/// word and the trial's stream alone.</remarks>
internal static class ToySpace
{
    private const string Letters = "abcdefgh";
    private const int MaxLetters = 12;

    public static SearchSpace Space { get; } =
        new(Sample, Mutate, Cross, Parse)
        {
            Complete = Complete,
            MutateTerminal = Replace,
            Features = new(
                [.. Letters.Select(letter => $"{letter}"), "length"],
                word => [.. Letters.Select(letter => (double)word.Text.Count(c => c == letter)), word.Text.Length]
            ),
            Productions = word =>
                [.. word.Text.Select((letter, place) => new Production(new(0, 0, place, 0), letter - 'a', Letters.Length))],
        };

    /// <summary>A surrogate that starts early and is fitted often, on small forests' scale.</summary>
    public static Surrogate Surrogate(SurrogateEncoding encoding) =>
        new(encoding, "ridge", Start: 6, Refit: 4, FitOnAll: true)
        {
            Proxies = encoding == SurrogateEncoding.Graf ? [] : ["share", "luck"],
        };

    /// <summary>A formula that tells the score of a word.</summary>
    public static Surrogate ByFormula { get; } =
        Domain.Search.Surrogates.Surrogate.FromFormula(
            FormulaText.Parse("2 * share").IfLeft(fault => throw new FormatException($"{fault}")),
            start: 6
        );

    /// <summary>Two proxies, one that tells the score of a word, one that is never known; and the metrics that mixers look at.</summary>
    public static ProxyAssessment Assess(string word) =>
        new(
            word,
            Seq(new Metric("luck", double.NaN), new Metric("share", word.Count(c => c == 'e') / (1.0 + word.Length))) + Standard(word),
            0.5
        );

    /// <summary>Carries out what a strategy asks for.</summary>
    public static FitResult Fit(FitRequest request) => request is FewShotRequest asked ? Answer(asked) : Fit((WeightFit)request);

    /// <summary>Tells the scores of words.</summary>
    private static FitResult Answer(FewShotRequest request) =>
        new(request.Trial, request.Candidates.Select(Share).ToSeq().Strict(), 0) { Architectures = request.Candidates.ToSeq().Strict() };

    private static double Share(string word) => word.Count(c => c == 'e') / (1.0 + word.Length);

    /// <summary>Scores a pool by its metrics, each weighing as much as it goes along with the accuracies that are known.</summary>
    private static FitResult Fit(WeightFit fit)
    {
        var mean = fit.Seen.Average(seen => seen.Accuracy);
        double[] weights =
        [
            .. Enumerable
                .Range(0, fit.Metrics.Columns)
                .Select(metric => fit.Seen.Sum(seen => (seen.Accuracy - mean) * fit.Metrics.Column(metric)[seen.Row])),
        ];
        return new(
            fit.Trial,
            Enumerable
                .Range(0, fit.Metrics.Rows)
                .Select(row => weights.Select((weight, metric) => weight * fit.Metrics.Column(metric)[row]).Sum())
                .ToSeq()
                .Strict(),
            0
        );
    }

    // Of the metrics that mixers look at the first is about the score, the last about its opposite.
    private static Seq<Metric> Standard(string word) =>
        ProxyPool
            .Standard.Select(
                (name, i) => new Metric(name, word.Count(c => c == (i == 0 ? 'e' : 'a' + i - 1)) / (1.0 + word.Length) * (i == 5 ? -1 : 1))
            )
            .ToSeq()
            .Strict();

    public static Candidate Word(string text) =>
        new(text, new CandidateSize(text.Sum(c => c - 'a' + 1L), 10L * text.Length, 100L * text.Length, text.Length));

    /// <summary>The verdict of training a word: about one in eight fails, in several ways.</summary>
    public static Verdict Train(TrialSpec spec)
    {
        var cursor = spec.Stream.Cursor();
        var luck = cursor.NextInt(24);
        var score = spec.Architecture.Count(c => c == 'e') / (1.0 + spec.Architecture.Length) + cursor.NextDouble() * 0.1;
        return luck switch
        {
            0 => Verdict.FromScore(double.NaN, default, default),
            1 => new Verdict.OutOfMemory("toy"),
            2 => new Verdict.Crashed("toy"),
            _ => Verdict.FromScore(score, Seq(score / 2, score), Seq1(new Metric("loss", 1 - score))),
        };
    }

    public static Recipe Recipe(Strategy strategy, long seed = 1, int lookahead = 4, int trials = 60) =>
        new(
            "0.1.0",
            new NamedGrammar("toy", "word -> letter | letter word\n"),
            new TaskReference("toy", None, "none", "1x1x1", 2),
            new Seed(seed),
            strategy,
            lookahead,
            Limits.None with
            {
                Parameters = 60L,
            },
            TrainingRecipe.Default(2),
            new TrialLimits(60, 1L << 30, 10),
            new Budget(trials, None, None),
            None,
            Seq(new NamedArchitecture("cab", "cab"), new NamedArchitecture("face", "face"))
        );

    public static RegularisedEvolution Evolution { get; } = new(12, 4, 0.9, 0.3);

    private static Option<Candidate> Sample(RandomStream stream)
    {
        var cursor = stream.Cursor();
        return Try(string.Concat(Enumerable.Range(0, 1 + cursor.NextInt(MaxLetters + 1)).Select(_ => Letter(ref cursor))));
    }

    /// <summary>A word ends at random; where letters were tried it goes on with another one.</summary>
    private static Option<Candidate> Complete(IChoiceBounds bounds, RandomStream stream)
    {
        var cursor = stream.Cursor();
        var begin = bounds as PartialDerivation ?? new([], []);
        var least = begin.Taken.IsEmpty || !begin.Tried.IsEmpty ? 1 : 0;
        var more = least + cursor.NextInt(MaxLetters - begin.Taken.Length + 1);
        var word = begin.Taken.Select(letter => Letters[letter]).ToList();
        for (var i = 0; i < more; i++)
        {
            var open = Letters.Where((_, letter) => bounds.Allows(word.Count, letter)).ToArray();
            if (open.Length == 0)
            {
                return default;
            }

            word.Add(open[cursor.NextInt(open.Length)]);
        }

        return Try(string.Concat(word));
    }

    private static Option<Candidate> Mutate(Candidate parent, RandomStream stream)
    {
        var cursor = stream.Cursor();
        var at = cursor.NextInt(parent.Text.Length);
        return Try(
            cursor.NextInt(3) switch
            {
                0 => parent.Text.Remove(at, 1),
                1 => parent.Text.Insert(at, Letter(ref cursor).ToString()),
                _ => parent.Text.Remove(at, 1).Insert(at, Letter(ref cursor).ToString()),
            }
        );
    }

    private static Option<Candidate> Replace(Candidate parent, RandomStream stream)
    {
        var cursor = stream.Cursor();
        var at = cursor.NextInt(parent.Text.Length);
        return Try(parent.Text.Remove(at, 1).Insert(at, Letter(ref cursor).ToString()));
    }

    private static Option<Candidate> Cross(Candidate a, Candidate b, RandomStream stream)
    {
        var cursor = stream.Cursor();
        return Try(a.Text[..cursor.NextInt(a.Text.Length)] + b.Text[cursor.NextInt(b.Text.Length)..]);
    }

    private static Either<string, Candidate> Parse(string text) => Try(text).ToEither($"'{text}' is not a word of the toy space");

    private static Option<Candidate> Try(string text) =>
        text.Length is > 0 and <= MaxLetters && text.All(Letters.Contains) ? Word(text) : Option<Candidate>.None;

    private static char Letter(ref RandomCursor cursor) => Letters[cursor.NextInt(Letters.Length)];
}
