using System.Security.Cryptography;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;

namespace Nas.Effects.Workers.Links;

/// <summary>A request that waits for a place, or for a place's answer. It is answered once, whatever arrives later.</summary>
internal sealed class LinkRequest(WorkerMessage message, TrialLimits limits, CancellationToken cancellation)
{
    private readonly TaskCompletionSource<Either<RunFault, WorkerAnswer>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _answersOfOthers = -1;
    private int _losses;

    /// <summary>What is asked.</summary>
    public WorkerMessage Message => message;

    /// <summary>What the node has to enforce.</summary>
    public TrialLimits Limits => limits;

    /// <summary>Ends the request early.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>A hash of what is asked, which an answer has to repeat.</summary>
    public string Key { get; } = Convert.ToHexStringLower(SHA256.HashData(new WorkerLine(0, message).Encode()))[..16];

    /// <summary>The data that it is about.</summary>
    public TaskReference Data =>
        message switch
        {
            WorkerMessage.RunTrial run => run.Spec.Task,
            WorkerMessage.ComputeProxies compute => compute.Spec.Task,
            _ => throw new InvalidOperationException("The request is about no data."),
        };

    /// <summary>The answer.</summary>
    public Task<Either<RunFault, WorkerAnswer>> Answered => _answer.Task;

    /// <summary>Whether a message answers it.</summary>
    public bool IsAnsweredBy(WorkerMessage answer) =>
        (message, answer) is (WorkerMessage.RunTrial, WorkerMessage.Finished) or (WorkerMessage.ComputeProxies, WorkerMessage.Assessed);

    /// <summary>Answers it.</summary>
    public void Answer(Either<RunFault, WorkerAnswer> answer) => _answer.TrySetResult(answer);

    /// <summary>Answers that it was cancelled.</summary>
    public void AnswerCancelled() => Answer(new WorkerAnswer(new Verdict.Cancelled(), Usage.None, IsFirst: true, IsLost: false));

    /// <summary>Counts a lost place; false when there were too many since the last answer to any request.</summary>
    public bool Lost(long answers)
    {
        _losses = answers == _answersOfOthers ? _losses + 1 : 1;
        _answersOfOthers = answers;
        return _losses < LossCount.MaxInARow;
    }
}
