using System.CommandLine;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

/// <summary>Every option and argument of every command is given values that nobody means: each is refused with a sentence, or works.</summary>
public sealed class OptionValueTests : IDisposable
{
    private static readonly Terminal Silent = new(TextWriter.Null, TextWriter.Null);

    private static readonly string[] Values =
    [
        "",
        "a\0b",
        "-1",
        "0",
        "28",
        "0x0",
        "NaN",
        "9e999",
        "99999999999999999999",
        "é漢字🙂",
        "a\nb",
        new('x', 5000),
    ];

    // What a command is given besides, so that a value that works ends soon.
    private static readonly Dictionary<string, string[]> Besides = new(StringComparer.Ordinal)
    {
        ["search"] = ["--task", "nasbench201-c10", "--trials", "1"],
        ["bench search"] = ["--task", "nowhere"],
        ["bench front"] = ["--task", "nowhere"],
        ["ui"] = ["nowhere"],
        ["surrogate pretrain"] = ["--steps", "1", "--layers", "2", "--width", "32"],
        ["bench predictors"] = ["--target", "nowhere"],
        ["proxies correlate"] = ["--metrics", "nwot"],
        ["proxies bias"] = ["--metrics", "nwot", "--by", "skips"],
        ["proxies complement"] = ["--metrics", "nwot"],
    };

    private static readonly Dictionary<string, string> Arguments = new(StringComparer.Ordinal)
    {
        ["grammar"] = "einspace",
        ["architecture"] = "small_cnn",
        ["formula"] = "nowhere",
    };

    // A training takes long, so that what one writes cannot be written: it lies below a file.
    private static readonly string[] Slow = ["surrogate pretrain"];

    private readonly Scratch _scratch = new();

    public OptionValueTests() => File.WriteAllText(_scratch.At("file"), "");

    public void Dispose() => _scratch.Dispose();

    public static TheoryData<string> CommandPaths() => [.. Leaves(Cli.Commands(Silent), "").Select(leaf => leaf.Path)];

    [Theory]
    [MemberData(nameof(CommandPaths))]
    public async Task Values_ThatNobodyMeans_AreRefusedOrWork(string path)
    {
        using var error = new StringWriter();
        var terminal = new Terminal(TextWriter.Null, error);
        var commands = Cli.Commands(terminal);
        var command = Leaves(commands, "").First(leaf => leaf.Path == path).Command;
        var wrong = new List<string>();
        foreach (var option in command.Options.Where(option => option.Name is not ("--help" or "--libtorch")))
        {
            foreach (var value in Values)
            {
                await Try([.. Line(command, path, option), .. Given(option, Safely(path, option.Name, value))]);
            }
        }

        foreach (var argument in command.Arguments)
        {
            foreach (var value in Values.Where(value => !value.StartsWith('-')))
            {
                await Try([.. path.Split(' '), .. command.Arguments.Select(one => one == argument ? value : Standard(one))]);
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        async Task Try(string[] line)
        {
            error.GetStringBuilder().Clear();
            var code = await Cli.Run(commands, line, terminal);
            var said = error.ToString();
            var shown = string.Join(' ', line.Select(word => word.Length > 50 ? word[..50] + "…" : word));
            if (code == ExitCode.Bug || said.Contains("Exception", StringComparison.Ordinal))
            {
                wrong.Add($"{shown}\n  {said.Split('\n')[0]}");
            }
            else if (code != ExitCode.Ok && !said.Contains(' ', StringComparison.Ordinal))
            {
                wrong.Add($"{shown}\n  exit {(int)code} without a sentence");
            }
        }
    }

    [Theory]
    [InlineData("resize: 28", "resize: 28")]
    [InlineData("resize: 28×30", "resize: 28×30")]
    [InlineData("layout: nhwc", "layout: nhwc")]
    [InlineData("skip-damaged: true", "skip-damaged: 'true'")]
    public async Task Setting_InAFile_Works(string written, string shown)
    {
        await File.WriteAllTextAsync(_scratch.At("nas.yaml"), written + "\n");
        var run = await Run.Execute("config", "show", "--config", _scratch.At("nas.yaml"));
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
        Assert.Contains(
            shown.Replace("'", "", StringComparison.Ordinal),
            run.Out.Replace("'", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("resize: abc", "nas.yaml:1:")]
    [InlineData("resize: 0x0", "nas.yaml:1:")]
    [InlineData("layout: chw", "nas.yaml:1:")]
    public async Task Setting_InAFileThatIsWrong_IsNamed(string written, string place)
    {
        await File.WriteAllTextAsync(_scratch.At("nas.yaml"), written + "\n");
        var run = await Run.Execute("config", "show", "--config", _scratch.At("nas.yaml"));
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(place, run.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Path, Command Command)> Leaves(Command command, string path) =>
        command.Subcommands.Any()
            ? command
                .Subcommands.Where(sub => !sub.Hidden)
                .SelectMany(sub => Leaves(sub, path.Length == 0 ? sub.Name : $"{path} {sub.Name}"))
            : [(path, command)];

    private IEnumerable<string> Line(Command command, string path, Option tried)
    {
        var besides = Besides.GetValueOrDefault(path, []).Chunk(2).Where(pair => pair[0] != tried.Name).SelectMany(pair => pair);
        var required = command
            .Options.Where(option => option.Required && option != tried)
            .SelectMany(option => new[] { option.Name, option.Name == "--out" ? Safely(path, option.Name, "out") : "nowhere" });
        var safe = path == "search" && tried.Name != "--out" ? ["--out", _scratch.At($"run{Guid.NewGuid():N}")] : Array.Empty<string>();
        return
        [
            .. path.Split(' '),
            .. command.Arguments.Where(one => one.Arity.MinimumNumberOfValues > 0).Select(Standard),
            .. besides,
            .. required,
            .. safe,
        ];
    }

    private static string[] Given(Option option, string value) => value.StartsWith('-') ? [$"{option.Name}={value}"] : [option.Name, value];

    private static string Standard(Argument argument) => Arguments.GetValueOrDefault(argument.Name, "nowhere");

    /// <summary>What is written stays in the scratch folder.</summary>
    private string Safely(string path, string option, string value) =>
        option is "--out" or "--tensorboard" && value.Trim().Length > 0
            ? Path.Combine(Slow.Contains(path) ? _scratch.At("file") : _scratch.Root, value)
            : value;
}
