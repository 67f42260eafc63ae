using System.Collections.Immutable;
using System.CommandLine;
using LanguageExt;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Catalogue;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Learning;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Surrogates;

/// <summary>The part of <c>surrogate eval</c> that follows architectures in the order in which a search found them.</summary>
internal sealed class ContinualEval
{
    private readonly System.CommandLine.Option<int?> _window = Options.Optional(
        "--continual",
        "Instead: after each N architectures, in the order of the table or of the trials of archives, learn from those so far, rank the next N",
        2,
        1_000_000
    );
    private readonly System.CommandLine.Option<bool> _noRefit = new("--no-refit")
    {
        Description = "With --continual: learn once, from the first N architectures, or from the other tasks alone",
    };

    /// <summary>The option that asks for it.</summary>
    public System.CommandLine.Option<int?> Window => _window;

    /// <summary>The option that says something of it.</summary>
    public System.CommandLine.Option NoRefit => _noRefit;

    /// <summary>In the order of help.</summary>
    public System.CommandLine.Option[] All => [_window, _noRefit];

    /// <summary>The evaluation, if it is asked for.</summary>
    public LanguageExt.Option<ContinualEvaluation> Find(ParseResult parsed, TargetScale scale) =>
        CommandLine.Given.Maybe(parsed.GetValue(_window)).Map(window => new ContinualEvaluation(window, !parsed.GetValue(_noRefit), scale));

    /// <summary>Prints a line for each predictor and case as soon as it is ready.</summary>
    /// <param name="evaluation">What is asked for.</param>
    /// <param name="predictors">The predictors.</param>
    /// <param name="casesOf">What a predictor follows, in the columns that it sees.</param>
    /// <param name="repeated">How often, and from which seed.</param>
    /// <param name="json">Whether to print objects.</param>
    /// <param name="terminal">Where to.</param>
    public static Either<Failure, ExitCode> Run(
        ContinualEvaluation evaluation,
        ImmutableArray<NamedPredictor> predictors,
        Func<NamedPredictor, ImmutableArray<ContinualCase>> casesOf,
        (int Seeds, long Seed) repeated,
        bool json,
        Terminal terminal
    )
    {
        var usual = casesOf(predictors[0]).Where(one => evaluation.WindowsOf(one.Order) > 0).ToImmutableArray();
        if (usual.IsEmpty)
        {
            return new Failure(
                ExitCode.Data,
                FormattableString.Invariant(
                    $"nothing has {2L * evaluation.Window} scored architectures, as two times {evaluation.Window} need"
                )
            )
            {
                Safe = "files are only read",
                Next = "give a smaller number of architectures",
            };
        }

        var (widest, windows) = (usual.Max(one => one.Task.Length), usual.Max(one => evaluation.WindowsOf(one.Order)));
        var stream = RandomStream.FromSeed(new(repeated.Seed)).Child("continual");
        var map = new ParallelMap(Environment.ProcessorCount);
        if (!json)
        {
            terminal.WriteNow(ContinualFacts.Titles(widest, evaluation.Window, windows));
        }

        foreach (var (predictor, one) in predictors.SelectMany(predictor => casesOf(predictor).Select(one => (predictor, one))))
        {
            var taus = map.Map(repeated.Seeds, seed => evaluation.Judge(predictor.Predictor, one.Order, one.Others, stream.Child(seed)));
            var facts = ContinualFacts.Describe(predictor.Name, one, evaluation, [.. taus]);
            terminal.WriteNow(json ? Json.Line(facts, SurrogatesJson.Default.ContinualFacts) : facts.Row(widest, windows));
        }

        return ExitCode.Ok;
    }
}
