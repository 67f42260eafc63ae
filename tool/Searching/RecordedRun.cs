using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Runs.Folders;
using Nas.Tool.Inputs;
using Nas.Tool.Output;
using static LanguageExt.Prelude;

namespace Nas.Tool.Searching;

/// <summary>Checks that the inputs of a recorded search still exist, before anything is trained.</summary>
/// <remarks>A trial would notice it too, but would blame the candidate for a missing folder.</remarks>
internal static class RecordedRun
{
    /// <summary>A run to add to, and its images.</summary>
    public static Either<Failure, (RunSession Session, TaskData Data)> Open(string folder, Codec<Recipe> recipes, DataPlace place) =>
        from recipe in Check(folder, recipes, place)
        from data in CheckData(recipe.Task, place)
        from session in RunSession.Append(folder, TimeProvider.System, recipes).MapLeft(Faults.ToFailure)
        select (session, data);

    /// <summary>The folder's recipe, if its journal and the very images that it names can be read.</summary>
    public static Either<Failure, Recipe> Check(string folder, Codec<Recipe> recipes, DataPlace data) =>
        from recipe in RunSession.Load(new RunFolder(folder), recipes).MapLeft(Faults.ToFailure)
        from journal in File.Exists(new RunFolder(folder).Journal) ? Right<Failure, Unit>(unit) : NoJournal(folder)
        from task in CheckTask(recipe.Task, data)
        select recipe;

    /// <summary>The task's images, if they are those that the search began with.</summary>
    public static Either<Failure, TaskData> CheckData(TaskReference task, DataPlace place) =>
        from _ in CheckImages(task)
        from data in Tasks.Load(Request(task, place)).MapLeft(error => Missing(error, task))
        from same in data.Fingerprint.Hex == task.Fingerprint ? Right<Failure, Unit>(unit) : Changed(task, data.Fingerprint.Hex)
        select data;

    /// <summary>Whether networks can be trained for the task, which a table cannot do.</summary>
    public static Either<Failure, Unit> CheckImages(TaskReference task) =>
        TaskSource.Table(TaskRequest.FromReference(task)).IsSome ? NoImages(task) : unit;

    /// <summary>Whether networks can be joined: the probabilities of classes are what an ensemble averages.</summary>
    public static Either<Failure, Unit> CheckClasses(TaskReference task) =>
        task.Target is Target.Classes
            ? CheckImages(task)
            : new Failure(ExitCode.Usage, $"ensembles are of networks that tell classes, and {task.Name} has {task.Target.Text}")
            {
                Safe = "nothing was changed",
                Next = "use the best network alone: predict, evaluate and export take it",
            };

    /// <summary>Whether the task's images, or its table, are those that the search began with.</summary>
    public static Either<Failure, Unit> CheckTask(TaskReference task, DataPlace place) =>
        TaskSource
            .Find(Request(task, place), _ => { })
            .MapLeft(failure => HasMoved(failure, task))
            .Bind(now =>
                now.Reference.Fingerprint == task.Fingerprint ? Right<Failure, Unit>(unit) : Changed(task, now.Reference.Fingerprint)
            );

    private static TaskRequest Request(TaskReference task, DataPlace place) =>
        TaskRequest.FromReference(MovedData.To(place.Moved, task)) with
        {
            Report = place.Report,
        };

    private static Failure Missing(DatasetError error, TaskReference task) => HasMoved(Faults.ToFailure(error), task);

    /// <summary>Data that is not where it was is most often only elsewhere.</summary>
    private static Failure HasMoved(Failure failure, TaskReference task) =>
        task.Data.Exists(path => !Path.Exists(path)) && failure.Where == task.Data.IfNone("")
            ? failure with
            {
                Next = "put the data back, or name its new place: --data DIR",
            }
            : failure;

    private static Failure NoImages(TaskReference task) =>
        new(ExitCode.Usage, $"{task.Name} is a table of outcomes, without images to train on")
        {
            Safe = "nothing was changed",
            Next = "train the architecture on your own images: search --data DIR --seeds ARCHITECTURE",
        };

    private static Failure NoJournal(string folder) =>
        new(ExitCode.RunFolder, "the run's journal is missing")
        {
            Where = new RunFolder(folder).Journal,
            Safe = "nothing was changed",
            Next = "restore run.db; without it you can only start a new search from recipe.yaml, with another --out",
        };

    private static Failure Changed(TaskReference task, string now) =>
        new(ExitCode.Data, $"the images of {task.Name} are not those that the search began with")
        {
            Where = $"fingerprint {now[..12]}, recorded {task.Fingerprint[..Math.Min(12, task.Fingerprint.Length)]}",
            Safe = "nothing was changed",
            Next = "restore the same images, or start another search with --out",
        };
}
