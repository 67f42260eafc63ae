using System.CommandLine;
using System.CommandLine.Parsing;
using LanguageExt;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Domain.Search.Studies;
using Nas.Domain.Text;
using Nas.Effects.Files;
using Nas.Tool.Configuration;
using Nas.Tool.Inputs;
using Nas.Tool.Output;
using Nas.Tool.Searching;
using static LanguageExt.Prelude;

namespace Nas.Tool.Commands.Studies;

/// <summary>A study file, and what <c>search</c> makes of its settings.</summary>
internal sealed class StudyFile
{
    private const string Seed = "seed";
    private const string Threads = "threads";

    private readonly string _path;
    private readonly SearchOptions _options;
    private readonly Command _command;

    private StudyFile(string path, string text, StrategyCatalogue strategies)
    {
        (_path, Text, _options, _command) = (path, text, new SearchOptions(strategies), new Command("search"));
        _options.Groups.SelectMany(group => group.Options).Iter(_command.Options.Add);
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The study.</summary>
    public required Study Study { get; init; }

    /// <summary>Reads a study, or says all that is wrong with the file. A built-in study has a name instead, unless a file has it.</summary>
    public static Either<Failure, StudyFile> Read(string path, StrategyCatalogue strategies) =>
        (File.Exists(path) ? None : BuiltInStudies.Find(path))
            .Match(
                Right<Failure, string>,
                () => File.Exists(path) ? TextFile.Read(path) : MissingFile.At(ExitCode.Usage, path, "a study file", BuiltInStudies.Names)
            )
            .Bind(text => Parse(path, text, strategies));

    private static Either<Failure, StudyFile> Parse(string path, string text, StrategyCatalogue strategies)
    {
        var empty = new StudyFile(path, text, strategies)
        {
            Study = new(1, 1, "", Seq<StudySetting>(), Seq<StudyTask>(), Seq<StudyMethod>()),
        };
        var codec = StudyCodec.For(empty.Wrong);
        return YamlText
            .Parse(text)
            .Bind(codec.Read)
            .ToEither()
            .Map(study => new StudyFile(path, text, strategies) { Study = study })
            .MapLeft(mistakes => new Failure(ExitCode.Usage, "the study cannot be used")
            {
                Where = string.Join('\n', mistakes.Map(mistake => $"{path}:{mistake}")),
                Safe = "nothing was done",
                Next = "correct it; docs/research/studies.md has an example",
            });
    }

    /// <summary>The settings of a search.</summary>
    /// <param name="search">The search.</param>
    /// <param name="archive">What its surrogate is to learn from before the first trial.</param>
    public Either<Failure, SearchSettings> SettingsOf(StudySearch search, LanguageExt.Option<string> archive)
    {
        var settings = Study.SettingsOf(search);
        string[] words =
        [
            FormattableString.Invariant($"--{Seed}={search.Seed}"),
            .. settings.Map(setting => $"--{setting.Name}={Resolved(setting)}"),
            .. archive.Map(file => $"--surrogate-from={file}").AsEnumerable(),
        ];
        var parsed = _command.Parse(words);
        return parsed.Errors.Count > 0
            ? new Failure(ExitCode.Usage, string.Join("; ", parsed.Errors.Select(error => error.Message.TrimEnd('.'))))
            : _options.WithProtocol(parsed).Bind(complete => OnOneProcessor(words, complete)).Bind(_options.Read);
    }

    /// <summary>Results do not depend on the machine's processors, and several searches run at once.</summary>
    private Either<Failure, ParseResult> OnOneProcessor(string[] words, ParseResult complete) =>
        _command.Options.First(option => EffectiveSetting.NameOf(option) == Threads) is var threads
        && complete.GetResult(threads) is not { Implicit: false }
        && _options.LooksAt(complete, threads)
            ? _options.WithProtocol(_command.Parse([.. words, $"--{Threads}=1"]))
            : complete;

    /// <summary>Why a search cannot have a setting.</summary>
    private LanguageExt.Option<string> Wrong(StudySetting setting) =>
        setting.Name == Seed ? Some("follows from the seeds of the study")
        : !Names.Contains(setting.Name) ? Some($"is no setting of a search{DidYouMean.Among(Names, setting.Name)}")
        : _command.Parse([$"--{setting.Name}={setting.Value}"]).Errors is { Count: > 0 } errors
            ? Some($"is wrong: {errors[0].Message.TrimEnd('.')}")
        : None;

    private Seq<string> Names => _command.Options.Select(EffectiveSetting.NameOf).ToSeq().Strict();

    /// <summary>Paths are relative to the file, as in a configuration.</summary>
    private string Resolved(StudySetting setting) =>
        _command.Options.FirstOrDefault(option => EffectiveSetting.NameOf(option) == setting.Name) is { } option
            ? ConfigPaths.Resolve(option, setting.Value, _path)
            : setting.Value;
}
