using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LanguageExt;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Search.Hyperparameters;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies.Ensembles;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Runs.Codecs;
using Nas.Tool.Inputs;
using Nas.Tool.Output;
using static LanguageExt.Prelude;

namespace Nas.Tool.Searching;

/// <summary>Resolves everything that settings refer to and builds a self-contained recipe.</summary>
internal static class RecipeBuilder
{
    /// <summary>The recipe and the space that it searches, or the first thing that cannot be used.</summary>
    /// <param name="settings">What was asked for.</param>
    /// <param name="warn">Is told what is doubtful about the data.</param>
    public static Either<Failure, (Recipe Recipe, SearchSpace Space)> Build(SearchSettings settings, Action<string> warn) =>
        TaskSource.Find(settings.Data, warn).Bind(found => Build(settings, found, warn));

    /// <summary>The same for callers that have found the task already.</summary>
    public static Either<Failure, (Recipe Recipe, SearchSpace Space)> Build(
        SearchSettings settings,
        RequestedTask found,
        Action<string> warn
    ) =>
        from task in Right<Failure, TaskReference>(found.Reference)
        from used in found.Data.Match(
            data => UnusedReading.Refuse(data, settings.Data.Reading).Map(_ => unit).MapLeft(Faults.ToFailure),
            () => unit
        )
        from input in TensorType.Parse(task.Input).MapLeft(reason => new Failure(ExitCode.Usage, reason))
        from enough in FewImages.Check(task, settings.Training.Folds, warn)
        from fitted in TrainingOptions.Fit(settings, input, task.Target)
        from joinable in settings.Strategy is EnsembleEvolution && task.Target is not Target.Classes ? RecordedRun.CheckClasses(task) : unit
        let training = fitted with
        {
            Augmentation = settings.Augmentation.IfNone(found.Augmentation),
        }
        from movable in MovesWithMaps(training, settings.Space, task) ? Right<Failure, Unit>(unit) : Unmovable(task)
        from source in GrammarSource.Find(settings.Grammar)
        from grammar in source.Parse()
        from seeds in settings.Seeds.Match(names => Seeds(names, input), () => UsualSeeds(settings, input))
        let recipe = new Recipe(
            ProductVersion.Text,
            new(source.Name, source.Text),
            task,
            settings.Seed,
            settings.Strategy,
            settings.Lookahead,
            settings.Limits,
            training,
            settings.TrialLimits,
            settings.Budget,
            settings.FinalEpochs > 0
                ? Some(training with { Epochs = settings.FinalEpochs, Patience = None, Folds = None, Threads = settings.FinalThreads })
                : None,
            seeds
        )
        {
            Pacing = settings.Pacing,
            Inherits = settings.Inherits,
            Goals = settings.Goals,
            Latency = settings.Latency,
            Space = settings.Space,
            Stopping = settings.Stopping,
        }
        from space in GrammarSpace
            .FromRecipe(recipe, grammar, settings.Archive.Map(archive => archive.Rows).IfNone([]))
            .MapLeft(reason => new Failure(ExitCode.Usage, reason))
        from checkedArchive in settings.Archive.Match(archive => CheckArchive(archive, space, task, warn), () => unit)
        let fitting = seeds.Map(seed => (seed, within: Within(settings.Limits, seed, space))).Strict()
        from _ in settings.Seeds.IsSome ? fitting.Map(one => one.within).Sequence() : Seq<Unit>()
        let hinted = TellOfSequences(settings, input, warn)
        let told = TellOfOthers(fitting.Bind(one => one.within.LeftToSeq()), input, warn)
        select (recipe with { Seeds = fitting.Filter(one => one.within.IsRight).Map(one => one.seed).Strict() }, space);

    /// <summary>Whether the maps of images can move as the images do in the training.</summary>
    private static bool MovesWithMaps(TrainingRecipe training, Option<TrainingSpace> space, TaskReference task) =>
        !(
            training.Augmentation is { Shift: > 0 } or { Mirror: true } or { CutMix: > 0 }
            || space.Exists(some => some.All.Exists(one => one.Name is "shift" or "mirror" or "cut_mix"))
        ) || task.Target.MapSize.ForAll(size => task.Input.EndsWith($"x{size}", StringComparison.Ordinal));

    private static Failure Unmovable(TaskReference task) =>
        new(ExitCode.Usage, $"images of {task.Input} cannot be moved, mirrored or cut together with {task.Target.Text}")
        {
            Safe = "nothing was done",
            Next = "leave out --resize, or shift, mirror and cut-mix in --augment and among the hyperparameters",
        };

    /// <summary>Says that there is a grammar for sequences, where another one of ours searches them.</summary>
    private static Unit TellOfSequences(SearchSettings settings, TensorType input, Action<string> warn)
    {
        if (input.IsSequence && settings.Grammar != BuiltInGrammars.Sequences && BuiltInGrammars.Names.Contains(settings.Grammar))
        {
            warn($"the data are sequences, and patches of {settings.Grammar} are squares: try --grammar {BuiltInGrammars.Sequences}");
        }

        return unit;
    }

    /// <summary>Says which of the usual seeds are beyond the limits, and why.</summary>
    private static Unit TellOfOthers(Seq<Failure> left, TensorType input, Action<string> warn) =>
        left.HeadOrNone()
            .Iter(first =>
                warn(
                    FormattableString.Invariant(
                        $"the search begins without {(left.Count == 1 ? "a seed" : $"{left.Count} seeds")}: {first.What}"
                    ) + (Math.Max(input.Axis2, input.Axis3) > LargeSide ? "; a smaller --resize makes place for it" : "")
                )
            );

    /// <summary>Checks whether the surrogate can learn from an archive, and warns about oddities.</summary>
    private static Either<Failure, Unit> CheckArchive(SourceArchive archive, SearchSpace space, TaskReference task, Action<string> warn)
    {
        var own = archive.Rows.Count(row => row.Task.Fingerprint == task.Fingerprint);
        if (own > 0)
        {
            warn(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{own} of the archive's {archive.Rows.Length} scored architectures are of this same task: "
                        + $"the surrogate also learns from them, so its tau does not measure transfer between tasks"
                )
            );
        }

        return space.Source.IsSome
            ? unit
            : new Failure(
                ExitCode.Usage,
                FormattableString.Invariant(
                    $"the archive has no task with {Surrogate.MinRows} scored architectures that this search's surrogate can use"
                )
            )
            {
                Safe = "nothing was done",
                Next =
                    "archive show prints its contents; it has zero-cost proxies only if a search computed them "
                    + "(--surrogate graf needs none)",
            };
    }

    private const int LargeSide = 64;

    /// <summary>The default folder of a run: the same for the same recipe, so that the same command resumes the run.
    /// The number of processors for the final training does not change it: it depends on the machine.</summary>
    public static string FolderFor(Recipe recipe)
    {
        var lasting = recipe with
        {
            Budget = new(None, None, None),
            ToolVersion = "",
            Task = recipe.Task with { Images = None },
            FinalTraining = recipe.FinalTraining.Map(final => final with { Threads = 1 }),
        };
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(RecipeText.Print(lasting))));
        var name = string.Concat(recipe.Task.Name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
        return Path.Combine("runs", $"{name}-{hash[..8]}");
    }

    /// <summary>What a search begins with, the most useful first: the first is the only one where all trials are as long.</summary>
    private static readonly Seq<string> ForRows = Seq("mlp_64", "mlp_256");

    private static readonly Seq<string> ForSequences = Seq("cnn_1d", "transformer_1d");

    private static readonly Seq<string> ForImages = Seq("cnn_16", "residual_16", "cnn_32", "cnn_8", "patch_cnn_32", "mixer_64");

    /// <summary>A user's own grammar should only give networks of that grammar; for built-in grammars, small networks are a good start if
    /// they fit the data.</summary>
    private static Either<Failure, Seq<NamedArchitecture>> UsualSeeds(SearchSettings settings, TensorType input)
    {
        var ours = BuiltInGrammars.Names.Contains(settings.Grammar) && settings.Grammar != CellNetwork.Grammar;
        var family =
            input.IsSequence ? ForSequences.Take(settings.Pacing.IsNone ? 1 : ForSequences.Count).ToSeq().Strict()
            : settings.Pacing.IsNone ? Seq1("small_cnn")
            : input.Axis2 == 1 && input.Axis3 == 1 ? ForRows
            : ForImages;
        return ours
            ? family.Map(name => Seeds(Seq1(name), input).IfLeft(Seq<NamedArchitecture>())).Bind(seed => seed).Strict()
            : Seq<NamedArchitecture>();
    }

    private static Either<Failure, Seq<NamedArchitecture>> Seeds(Seq<string> names, TensorType input) =>
        names
            .Map(name =>
                ArchitectureSource
                    .Find(name, SearchOptions.NoSeeds)
                    .Bind(source => source.Parse(input))
                    .Map(seed => new NamedArchitecture(name, ArchitectureText.Print(seed)))
            )
            .Sequence();

    private static Either<Failure, Unit> Within(Limits limits, NamedArchitecture seed, SearchSpace space) =>
        space
            .Parse(seed.Text)
            .MapLeft(reason => new Failure(ExitCode.Usage, reason))
            .Bind(candidate =>
                limits.Allow(candidate.Size)
                    ? Right<Failure, Unit>(unit)
                    : new Failure(
                        ExitCode.Usage,
                        FormattableString.Invariant(
                            $"the seed {seed.Name} is beyond the limits: {candidate.Size.Parameters} parameters, {candidate.Size.Macs} macs, {candidate.Size.ActivationBytes >> 20} MB of activations"
                        )
                    )
                    {
                        Safe = "nothing was done",
                        Next = "raise --max-params, --max-macs or --max-activation-mb, or leave the seed out of --seeds",
                    }
            );
}
