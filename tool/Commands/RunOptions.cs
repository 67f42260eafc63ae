using System.CommandLine;
using Nas.Tool.CommandLine;

namespace Nas.Tool.Commands;

/// <summary>The options of <c>search</c> that change how it is carried out, not what it finds.</summary>
internal sealed class RunOptions
{
    private readonly Option<string?> _out = Options.Text("--out", "DIR", "The run folder [default: runs/TASK-HASH, the same for the same options]");
    private readonly Option<string?> _resume = Options.Text("--resume", "DIR", "Go on with the run in DIR; of the options above only the budget may be given, counted over the whole run");
    private readonly Option<int?> _parallel = Options.Optional("--parallel", "Trials at once [default: the processors, at most --lookahead]; the search is the same for any number", 1, 1024);
    private readonly Option<bool> _inProcess = new("--in-process") { Description = "Run trials in this process, without limits, for debugging" };
    private readonly Option<bool> _json = Options.Json("Print the summary as one object on stdout");

    /// <summary>In the order of help.</summary>
    public IReadOnlyList<Option> All => [_out, _resume, _parallel, _inProcess, _json];

    /// <summary>The options that mean nothing to a resumed search, as far as they are given all the same.</summary>
    public IEnumerable<Option> GivenBesidesResume(ParseResult parsed) => parsed.GetValue(_out) is null ? [] : [_out];

    /// <summary>What was chosen.</summary>
    public RunChoices Read(ParseResult parsed) => new(
        Given.Maybe(parsed.GetValue(_out)), Given.Maybe(parsed.GetValue(_resume)), Given.Maybe(parsed.GetValue(_parallel)),
        parsed.GetValue(_inProcess), parsed.GetValue(_json));
}
