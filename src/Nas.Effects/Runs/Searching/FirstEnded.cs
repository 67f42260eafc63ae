namespace Nas.Effects.Runs.Searching;

/// <summary>Waits for the first of several tasks.</summary>
internal static class FirstEnded
{
    /// <summary>Ends when one of the tasks has, however it did. Unlike <see cref="Task.WhenAny(IEnumerable{Task})"/> it goes on where the
    /// caller runs and nowhere else, so that a simulation on one thread always runs the same.</summary>
    public static Task Of(IEnumerable<Task> tasks)
    {
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        foreach (var task in tasks)
        {
            _ = Tell(task, first);
        }

        return first.Task;
    }

    private static async Task Tell(Task task, TaskCompletionSource first)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        first.TrySetResult();
    }
}
