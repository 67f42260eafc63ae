using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Trials;
using Nas.Tool.CommandLine;

namespace Nas.Tool.Searching;

/// <summary>Data that lies elsewhere than when the search began. The recipe stays as it is; only what is read is named anew, and the
/// fingerprint tells whether it is the same.</summary>
internal static class MovedData
{
    /// <summary>The option that names the new place.</summary>
    public static System.CommandLine.Option<string?> Option() =>
        Options.Text("--data", "DIR|FILE", "Where the run's data lies now, if it has moved; it must be the same data");

    /// <summary>Where the data of a run lies now: where the user says, else where it lay from the run when that began. None if it is where
    /// the recipe says, or cannot be found.</summary>
    public static Option<string> Find(string folder, Recipe recipe, Option<string> given) =>
        given
        || recipe.Task.Data.Bind(data =>
            Path.Exists(data)
                ? Option<string>.None
                : recipe.Folder.Map(began => Path.GetFullPath(Path.Combine(folder, Path.GetRelativePath(began, data)))).Filter(Path.Exists)
        );

    /// <summary>The same for the run in a folder.</summary>
    public static Option<string> Find(string folder, Codec<Recipe> recipes, Option<string> given) =>
        RunSession.Load(new RunFolder(folder), recipes).Match(recipe => Find(folder, recipe, given), _ => given);

    /// <summary>A task whose data lies in a new place; the same if none is given.</summary>
    public static TaskReference To(Option<string> place, TaskReference task) =>
        place.Match(
            given =>
                Path.GetFullPath(given) is var path && task.Data.Case is string old
                    ? task with
                    {
                        Data = path,
                        Reading = task.Reading with { Labels = task.Reading.Labels.Map(labels => Moved(labels, old, path)) },
                    }
                    : task,
            () => task
        );

    /// <summary>A runner that reads the data from its new place.</summary>
    public static TrialRunner To(Option<string> place, TrialRunner runner) =>
        place.IsNone ? runner : new((spec, cancel) => runner.Run(spec with { Task = To(place, spec.Task) }, cancel));

    /// <summary>The same for proxies.</summary>
    public static AssessmentRunner To(Option<string> place, AssessmentRunner assessor) =>
        place.IsNone ? assessor : new((spec, cancel) => assessor.Run(spec with { Task = To(place, spec.Task) }, cancel));

    /// <summary>A table of labels moves with the folder that it lies in, or lies beside.</summary>
    private static string Moved(string file, string old, string place) =>
        Path.GetFullPath(Path.Combine(place, Path.GetRelativePath(old, file))) is var moved && File.Exists(moved) ? moved : file;
}
