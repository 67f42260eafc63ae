using System.CommandLine;
using LanguageExt;
using Nas.Domain.Search.Recipes;
using Nas.Tool.CommandLine;
using Nas.Tool.Configuration;
using Nas.Tool.Output;

namespace Nas.Tool.Searching;

/// <summary>The options of <c>search</c> that change how it runs, not what it finds.</summary>
internal sealed class RunOptions
{
    /// <summary>The option's name, shared with worker processes.</summary>
    public const string NoFuseName = "--no-fuse";

    private readonly System.CommandLine.Option<string?> _out = Options.Text(
        "--out",
        "DIR",
        "The run folder [default: runs/TASK-HASH, the same for the same options]"
    );
    private readonly System.CommandLine.Option<string?> _resume = Options.Text(
        "--resume",
        "DIR",
        "Resume the run in DIR; of the options above only the budget may be given, which counts over the whole run, and --data if the data has moved"
    );
    private readonly System.CommandLine.Option<string?> _reuse = Options.Text(
        "--reuse",
        "DIR",
        "Reuse the outcomes of equal trials of another run, such as the first generation with the same seed, "
            + "instead of training them again"
    );
    private readonly System.CommandLine.Option<int?> _parallel = Options.Optional(
        "--parallel",
        "Trials at once [default: the processors, at most half of --lookahead]; the search is the same for any number",
        1,
        1024
    );
    private readonly LaunchOption _launch = new();
    private readonly QueueOption _queue = new(
        "Run trials by workers that pull them from a queue of NATS JetStream, nats://HOST:4222/NAME, which nas-search worker --queue URL serves"
    );
    private readonly System.CommandLine.Option<int?> _ensemble = Options.Optional(
        "--ensemble",
        "At the end also make an ensemble of at most so many of the networks that the trials trained, as the command ensemble does",
        1,
        1000
    );
    private readonly System.CommandLine.Option<bool> _inProcess = new("--in-process")
    {
        Description = "Run trials in this process, without limits, for debugging",
    };
    private readonly System.CommandLine.Option<bool> _noFuse = NoFuse();
    private readonly System.CommandLine.Option<string?> _config = Options.Text(
        "--config",
        "FILE",
        "A YAML file with settings for options that are not given; 'none' for no file [default: nas.yaml in " + "this folder, if it exists]"
    );
    private readonly System.CommandLine.Option<bool> _json = Options.Json("Print the summary as one object on stdout");

    /// <summary>What trainings are computed by.</summary>
    public DeviceOptions Devices { get; } = new();

    /// <summary>In the order of help.</summary>
    public IReadOnlyList<System.CommandLine.Option> All =>
        [
            _out,
            _resume,
            _reuse,
            _ensemble,
            _parallel,
            _launch,
            _queue,
            .. Devices.All,
            _inProcess,
            _noFuse,
            LibTorchFolder.Option,
            _config,
            _json,
        ];

    /// <summary>The option that names a configuration file.</summary>
    public System.CommandLine.Option<string?> Config => _config;

    /// <summary>The options that environment and configuration file may also set.</summary>
    public IReadOnlyList<System.CommandLine.Option> Settable => [_out, _ensemble, _parallel, _launch, _queue, .. Devices.All];

    /// <summary>The given options that do not apply to a resumed search.</summary>
    public IEnumerable<System.CommandLine.Option> GivenBesidesResume(ParseResult parsed) =>
        new[] { _out, _noFuse, Devices.Precision, _config }.Where(option =>
            parsed.GetResult(option) is { Implicit: false } && !(option == _config && parsed.GetValue(_config) == ConfigFile.Nothing)
        );

    /// <summary>The options that nothing looks at where outcomes are looked up.</summary>
    public VainOptions VainOfTable => new(SearchOptions.NothingIsTrained, [_launch, _queue, .. Devices.All, _noFuse]);

    /// <summary>The command line completed from environment and configuration file. A resumed search follows its recipe, so nothing is
    /// added.</summary>
    public Either<Failure, ParseResult> Effective(ParseResult parsed, SearchOptions recipe, Terminal terminal) =>
        parsed.GetValue(_resume) is not null ? parsed : Settings(parsed, recipe).Map(settings => settings.AnnounceTo(terminal).Parsed);

    /// <summary>All effective settings and their sources.</summary>
    public Either<Failure, EffectiveSettings> Settings(ParseResult parsed, SearchOptions recipe) =>
        ConfigFile
            .For(parsed.GetValue(_config))
            .Bind(file => EffectiveSettings.Resolve(parsed, SettingsOf(recipe), file))
            .Bind(settings => Protocol.Complete(settings, recipe.LooksAt));

    /// <summary>All settings, in the order of help.</summary>
    public IReadOnlyList<OptionGroup> SettingsOf(SearchOptions recipe) => [.. recipe.Groups, new("Run", Settable)];

    /// <summary>Whether networks run as written.</summary>
    public static System.CommandLine.Option<bool> NoFuse() =>
        new(NoFuseName) { Description = "Run networks literally instead of rewriting them into faster ones; scores differ by rounding" };

    /// <summary>Where the trials of a search run. Elsewhere each place has one device of its own, which this machine need not have.</summary>
    public Either<Failure, TrialPlaces> Places(Recipe recipe, ParseResult parsed) =>
        from devices in Devices.DevicesFor(recipe, parsed, IsElsewhere(parsed))
        from launches in _launch.Read(parsed, devices[0], !recipe.IsLiteral)
        from queue in _queue.Read(parsed)
        from _ in new[] { _launch.IsGiven(parsed), _queue.IsGiven(parsed), parsed.GetValue(_inProcess) }.Count(given => given) > 1
            ? new Failure(ExitCode.Usage, "--in-process, --launch and --queue exclude each other")
            {
                Safe = "nothing was done",
                Next = "leave all but one out",
            }
            : Prelude.Right<Failure, Unit>(Prelude.unit)
        select new TrialPlaces(devices) { Launches = launches, Queue = queue };

    /// <summary>Whether trials run elsewhere.</summary>
    public bool IsElsewhere(ParseResult parsed) => _launch.IsGiven(parsed) || _queue.IsGiven(parsed);

    /// <summary>The chosen options.</summary>
    public RunChoices Read(ParseResult parsed) =>
        new(
            Given.Maybe(parsed.GetValue(_out)),
            Given.Maybe(parsed.GetValue(_resume)),
            Given.Maybe(parsed.GetValue(_reuse)),
            Given.Maybe(parsed.GetValue(_parallel)),
            parsed.GetValue(_inProcess),
            !parsed.GetValue(_noFuse),
            parsed.GetValue(_json)
        )
        {
            Ensemble = Given.Maybe(parsed.GetValue(_ensemble)),
        };
}
