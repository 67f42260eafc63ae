using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Runs;

namespace Nas.Effects.Data.Tasks;

/// <summary>Loads the tasks of trials and caches the latest one.</summary>
public sealed class LatestTask
{
    private readonly Lock _loading = new();
    private (TaskReference Reference, TaskData Data)? _task;

    /// <summary>A task's data, or why it cannot be read or differs from the data that the search began with.</summary>
    public Either<RunFault, TaskData> Load(TaskReference reference)
    {
        lock (_loading)
        {
            return _task is { } task && task.Reference == reference
                ? task.Data
                : Read(reference)
                    .Map(data =>
                    {
                        _task = (reference, data);
                        return data;
                    });
        }
    }

    private static Either<RunFault, TaskData> Read(TaskReference reference) =>
        Tasks
            .Load(TaskRequest.FromReference(reference))
            .MapLeft(error => Fault($"The images of {reference.Name} cannot be read: {error.What}", error.Remedy))
            .Bind(data =>
                data.Fingerprint.Hex == reference.Fingerprint
                    ? Prelude.Right<RunFault, TaskData>(data)
                    : Fault(
                        $"The images of {reference.Name} are not those that the search began with.",
                        "Put the same images back, or start another search with --out."
                    )
            );

    private static RunFault Fault(string what, string next) => new(RunFaultKind.Usage, what, "Every trial recorded so far is safe.", next);
}
