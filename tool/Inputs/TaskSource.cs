using LanguageExt;
using Nas.Domain.Search.Tabular;
using Nas.Domain.Search.Trials;
using Nas.Effects.Benchmarks;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Tool.Output;

namespace Nas.Tool.Inputs;

/// <summary>A task as a user or a recipe asks for it: a table of outcomes, or images.</summary>
internal static class TaskSource
{
    /// <summary>What a recipe says about a task.</summary>
    /// <param name="request">Which task.</param>
    /// <param name="warn">Is told what is doubtful about images.</param>
    public static Either<Failure, TaskReference> Find(TaskRequest request, Action<string> warn) =>
        Table(request).Case is TabularTask table
            ? table.Task
            : Tasks.Load(request).MapLeft(Faults.Of).Map(data => ReferenceTo(data, request, warn));

    /// <summary>The table that is asked for; data of the user's own is none, whatever it is called.</summary>
    public static Option<TabularTask> Table(TaskRequest request) => request.Directory.IsNone ? TabularTasks.Find(request.Name) : default;

    private static TaskReference ReferenceTo(TaskData data, TaskRequest request, Action<string> warn)
    {
        DataWarnings.Of(data).Iter(warn);
        return new(data.Name, request.Directory, data.Fingerprint.Hex, data.Input.ToString(), data.Classes) { Resize = request.Resize, Label = request.Label };
    }
}
