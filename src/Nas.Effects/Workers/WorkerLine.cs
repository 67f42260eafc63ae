using System.Text;
using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;
using Nas.Effects.Files;
using Nas.Effects.Runs;
using Nas.Effects.Training;
using Nas.Effects.Trials;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Effects.Workers;

/// <summary>A message and the request that it belongs to, as one line of JSON.</summary>
/// <param name="Request">The request's number; 0 for what answers none.</param>
/// <param name="Message">The message.</param>
internal sealed record WorkerLine(long Request, WorkerMessage Message)
{
    /// <summary>The longest line that is read, in bytes.</summary>
    public const int MaxBytes = 4 << 20;

    /// <summary>Tells requests of different contents apart even where their numbers are equal; an answer repeats it.</summary>
    public Option<string> Key { get; init; }

    private static readonly Codec<TrialOutcome> OutcomeCodec = VerdictCodec.Record.Map(
        outcome => new TrialOutcome(outcome.Verdict, outcome.Usage),
        outcome => (outcome.Verdict, outcome.Usage)
    );

    private static readonly Codec<RunFault> FaultCodec = Group(
            Field("kind", Scalar.Int.Between(0, (int)RunFaultKind.NoWorkers), (RunFault fault) => (int)fault.Kind),
            Field("what", Scalar.Text, (RunFault fault) => fault.What),
            Field("safe", Scalar.Text, (RunFault fault) => fault.Safe),
            Field("next", Scalar.Text, (RunFault fault) => fault.Next),
            (kind, what, safe, next) => new RunFault((RunFaultKind)kind, what, safe, next)
        )
        .Record();

    private static readonly Codec<TrainingProgress> ProgressCodec = Group(
            Field("epoch", Scalar.Int.AtLeast(1), (TrainingProgress progress) => progress.Epoch),
            Optional("epochs", Scalar.Int.AtLeast(1), (TrainingProgress progress) => progress.Epochs),
            Field("steps", Scalar.Int.AtLeast(0), (TrainingProgress progress) => progress.Steps),
            Field("steps_per_epoch", Scalar.Int.AtLeast(1), (TrainingProgress progress) => progress.StepsPerEpoch),
            Field("loss", Scalar.Real, (TrainingProgress progress) => progress.Loss),
            Field("done", Scalar.Finite.Between(0, 1), (TrainingProgress progress) => progress.Done),
            Optional("accuracy", Scalar.Finite.Between(0, 1), (TrainingProgress progress) => progress.Accuracy),
            (epoch, epochs, steps, perEpoch, loss, done, accuracy) =>
                new TrainingProgress(epoch, steps, perEpoch, loss)
                {
                    Epochs = epochs,
                    Done = done,
                    Accuracy = accuracy,
                }
        )
        .Record();

    private static readonly Codec<NodeGreeting> GreetingCodec = Group(
            Field("protocol", Scalar.Int, (NodeGreeting node) => node.Protocol),
            Field("build", Scalar.Text, (NodeGreeting node) => node.Build),
            Field("host", Scalar.Text, (NodeGreeting node) => node.Host),
            Optional("job", Scalar.Text, (NodeGreeting node) => node.Job),
            Field("memory_bytes", Scalar.Long.AtLeast(0), (NodeGreeting node) => node.MemoryBytes),
            (protocol, build, host, job, memory) => new NodeGreeting(protocol, build, host, job, memory)
        )
        .Record();

    private static readonly Codec<TaskReadiness> ReadinessCodec = Group(
            Field("fingerprint", Scalar.Text, (TaskReadiness ready) => ready.Fingerprint),
            Field("identity", Scalar.Text, (TaskReadiness ready) => ready.Identity),
            (fingerprint, identity) => new TaskReadiness(fingerprint, identity)
        )
        .Record();

    private static readonly Codec<WeightsPart> PartCodec = Group(
            Field("hash", Scalar.Text, (WeightsPart part) => part.Hash),
            Field("length", Scalar.Long.AtLeast(1), (WeightsPart part) => part.Length),
            Field("at", Scalar.Long.AtLeast(0), (WeightsPart part) => part.At),
            Field("base64", Scalar.Text, (WeightsPart part) => part.Base64),
            (hash, length, at, base64) => new WeightsPart(hash, length, at, base64)
        )
        .Record();

    // The name of the field tells the message; a line without any of them is a sign of life.
    private static readonly Part<Option<WorkerMessage>, Option<WorkerMessage>> Requests = Group(
        Only("spec", SpecCodec.Trial.Map(spec => new WorkerMessage.RunTrial(spec), message => message.Spec)),
        Only("reading_spec", SpecCodec.Reading.Map(spec => new WorkerMessage.ComputeProxies(spec), message => message.Spec)),
        Only("task", TaskCodec.Record.Map(task => new WorkerMessage.Prepare(task), message => message.Task)),
        Only("weights", PartCodec.Map(part => new WorkerMessage.Carried(part), message => message.Part)),
        (trial, proxies, task, weights) => trial || proxies || task || weights
    );

    private static readonly Part<Option<WorkerMessage>, Option<WorkerMessage>> Answers = Group(
        Only("outcome", OutcomeCodec.Map(outcome => new WorkerMessage.Finished(outcome), message => message.Outcome)),
        Only("reading", AssessmentCodec.Record.Map(assessment => new WorkerMessage.Assessed(assessment), message => message.Reading)),
        Only("ready", ReadinessCodec.Map(ready => new WorkerMessage.Prepared(ready), message => message.Readiness)),
        Only("progress", ProgressCodec.Map(progress => new WorkerMessage.Progressed(progress), message => message.Progress)),
        Only("fault", FaultCodec.Map(fault => new WorkerMessage.Faulted(fault), message => message.Fault)),
        Only("hello", GreetingCodec.Map(greeting => new WorkerMessage.Greeted(greeting), message => message.Greeting)),
        Only("leaving", Scalar.Text.Map(reason => new WorkerMessage.Leaving(reason), message => message.Reason)),
        (outcome, assessment, ready, progress, fault, hello, leaving) =>
            outcome || assessment || ready || progress || fault || hello || leaving
    );

    private static readonly Codec<WorkerLine> Codec = Group(
            Field("request", Scalar.Long.AtLeast(0), (WorkerLine line) => line.Request),
            Optional("key", Scalar.Text, (WorkerLine line) => line.Key),
            Inline(Requests, (WorkerLine line) => Option<WorkerMessage>.Some(line.Message)),
            Inline(Answers, (WorkerLine line) => Option<WorkerMessage>.Some(line.Message)),
            (request, key, asked, answered) => new WorkerLine(request, (asked || answered).IfNone(new WorkerMessage.Alive())) { Key = key }
        )
        .Record();

    /// <summary>The message of a line, or what is wrong with it.</summary>
    public static Validation<Mistake, WorkerLine> Parse(string line) => JsonText.Parse(line).Bind(Codec.Read);

    /// <summary>The same for UTF-8.</summary>
    public static Validation<Mistake, WorkerLine> Parse(ReadOnlySpan<byte> line) => JsonText.Parse(line).Bind(Codec.Read);

    /// <summary>The line in UTF-8.</summary>
    public byte[] Encode() => Encoding.UTF8.GetBytes(JsonText.Print(Codec.Write(this)) + "\n");

    /// <summary>Sends it.</summary>
    public void Send(Stream stream)
    {
        stream.Write(Encode());
        stream.Flush();
    }

    private static Part<Option<WorkerMessage>, Option<WorkerMessage>> Only<T>(string name, Codec<T> codec)
        where T : WorkerMessage =>
        Optional(
            name,
            codec.Map(message => (WorkerMessage)message, message => (T)message),
            (Option<WorkerMessage> message) => message.Filter(found => found is T)
        );
}
