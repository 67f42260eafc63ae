using System.CommandLine;
using LanguageExt;
using Nas.Queue;
using Nas.Tool.Output;
using static LanguageExt.Prelude;

namespace Nas.Tool.Searching;

/// <summary><c>--queue</c>: a queue that workers pull trials from.</summary>
internal sealed class QueueOption : System.CommandLine.Option<string?>
{
    public QueueOption(string description)
        : base("--queue") => (Description, HelpName) = (description, "URL");

    /// <summary>Whether there is one.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(this) is not null;

    /// <summary>The queue; none where it is not given.</summary>
    public Either<Failure, LanguageExt.Option<QueueAddress>> Read(ParseResult parsed) =>
        parsed.GetValue(this) is { } text
            ? QueueAddress
                .Parse(text)
                .Map(Some)
                .MapLeft(reason => new Failure(ExitCode.Usage, $"{Name}: {reason}")
                {
                    Safe = "nothing was done",
                    Next = "start a server with nats-server --jetstream, and give its address: --queue nats://HOST:4222",
                })
            : LanguageExt.Option<QueueAddress>.None;
}
