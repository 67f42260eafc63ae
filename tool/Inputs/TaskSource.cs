using LanguageExt;
using Nas.Domain.Search.Tabular;
using Nas.Domain.Search.Trials;
using Nas.Effects.Benchmarks;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Tool.Output;

namespace Nas.Tool.Inputs;

/// <summary>A task requested by a user or a recipe: a table of outcomes, or images.</summary>
internal static class TaskSource
{
    /// <summary>The reference to a task in a recipe.</summary>
    /// <param name="request">The task.</param>
    /// <param name="warn">Called with warnings about the images.</param>
    public static Either<Failure, RequestedTask> Find(TaskRequest request, Action<string> warn) =>
        Table(request).Case is TabularTask table
            ? new RequestedTask(table.Task, Option<TaskData>.None)
            : Tasks
                .Load(request)
                .Bind(SingleClass.Refuse)
                .MapLeft(Faults.ToFailure)
                .Map(data => new RequestedTask(ReferenceTo(data, request, warn), data));

    /// <summary>The requested table; user data is never a table, even with the same name.</summary>
    public static Option<TabularTask> Table(TaskRequest request) => request.Directory.IsNone ? TabularTasks.Find(request.Name) : default;

    private static TaskReference ReferenceTo(TaskData data, TaskRequest request, Action<string> warn)
    {
        DataWarnings.Find(data).Iter(warn);
        if (Amounts.AreClasses(data, request.Reading))
        {
            warn("the classes are all named by numbers; if they are amounts, predict them: --target-kind numbers");
        }

        return new(data.Name, request.Directory, data.Fingerprint.Hex, data.Input.ToString(), data.Target)
        {
            Images = new PartSizes(data.Train.Count, data.Validation.Count, data.Test.Count),
            Reading = request.Reading,
            Skipped = data.Skipped,
        };
    }
}
