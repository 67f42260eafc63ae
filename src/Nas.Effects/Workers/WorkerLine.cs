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
            Field("accuracy", Scalar.Finite.Between(0, 1), (TrainingProgress progress) => progress.Accuracy),
            (epoch, epochs, steps, perEpoch, loss, done, accuracy) =>
                new TrainingProgress(epoch, steps, perEpoch, loss)
                {
                    Epochs = epochs,
                    Done = done,
                    Accuracy = accuracy,
                }
        )
        .Record();

    // The name of the field tells the message; a line without any of them is a sign of life.
    private static readonly Codec<WorkerLine> Codec = Group(
            Field("request", Scalar.Long.AtLeast(0), (WorkerLine line) => line.Request),
            Only("spec", SpecCodec.Trial.Map(spec => new WorkerMessage.RunTrial(spec), message => message.Spec)),
            Only("reading_spec", SpecCodec.Reading.Map(spec => new WorkerMessage.ComputeProxies(spec), message => message.Spec)),
            Only("outcome", OutcomeCodec.Map(outcome => new WorkerMessage.Finished(outcome), message => message.Outcome)),
            Only("reading", AssessmentCodec.Record.Map(assessment => new WorkerMessage.Assessed(assessment), message => message.Reading)),
            Only("progress", ProgressCodec.Map(progress => new WorkerMessage.Progressed(progress), message => message.Progress)),
            Only("fault", FaultCodec.Map(fault => new WorkerMessage.Faulted(fault), message => message.Fault)),
            (request, trial, proxies, outcome, assessment, progress, fault) =>
                new WorkerLine(request, (trial || proxies || outcome || assessment || progress || fault).IfNone(new WorkerMessage.Alive()))
        )
        .Record();

    /// <summary>The message of a line, or what is wrong with it.</summary>
    public static Validation<Mistake, WorkerLine> Parse(string line) => JsonText.Parse(line).Bind(Codec.Read);

    /// <summary>The line in UTF-8.</summary>
    public byte[] Encode() => Encoding.UTF8.GetBytes(JsonText.Print(Codec.Write(this)) + "\n");

    /// <summary>Sends it.</summary>
    public void Send(Stream stream)
    {
        stream.Write(Encode());
        stream.Flush();
    }

    private static Part<WorkerLine, Option<WorkerMessage>> Only<T>(string name, Codec<T> codec)
        where T : WorkerMessage =>
        Optional(
            name,
            codec.Map(message => (WorkerMessage)message, message => (T)message),
            (WorkerLine line) => line.Message is T ? line.Message : Option<WorkerMessage>.None
        );
}
