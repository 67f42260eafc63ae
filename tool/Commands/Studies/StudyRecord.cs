using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Diagrams;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Domain.Search.Studies;
using Nas.Effects.Files;
using Nas.Effects.Learning;
using Nas.Effects.Publishing.Studies;
using Nas.Effects.Runs.Replaying;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Studies;

/// <summary>What is recorded of a study in its folder.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="File">The study.</param>
/// <param name="Results">What came of the searches that have ended.</param>
/// <param name="Recipes">A recipe of each method, on one task.</param>
internal sealed record StudyRecord(StudyFolder Folder, StudyFile File, StudyResults Results, ImmutableArray<Recipe> Recipes)
{
    /// <summary>Reads the searches that have ended.</summary>
    public static Either<Failure, StudyRecord> Read(string root, StrategyCatalogue strategies) =>
        StudyFile.Read(new StudyFolder(root).Study, strategies).Map(file => Read(new StudyFolder(root), file, RecipeCodec.For(strategies)));

    private static StudyRecord Read(StudyFolder folder, StudyFile file, Codec<Recipe> recipes)
    {
        var searches = file.Study.Searches;
        var runs = new ParallelMap(Environment.ProcessorCount).Map(searches.Count, place => Ended(folder, searches[place], recipes));
        var ended = runs.Somes().ToList();
        return new(
            folder,
            file,
            new(file.Study, [.. ended.Select(run => run.Outcome)]),
            [
                .. ended
                    .Where(run => run.Outcome.Search.Task == file.Study.Tasks[0].Name)
                    .DistinctBy(run => run.Outcome.Search.Method)
                    .Select(run => run.Recipe),
            ]
        );
    }

    private static Option<(StudyOutcome Outcome, Recipe Recipe)> Ended(StudyFolder folder, StudySearch search, Codec<Recipe> recipes) =>
        RunReplay
            .Open(folder.RunOf(search), recipes)
            .ToOption()
            .Filter(run => run.State.IsComplete(run.Recipe))
            .Map(run =>
                (
                    StudyOutcome.Of(
                        search,
                        run.State,
                        run.Space.Map(space => SurrogateDiagnostics.Compute(run.Recipe, space, run.State)).IfLeft(_ => [])
                    ) with
                    {
                        Kind = run.Recipe.Task.Target.Kind,
                    },
                    run.Recipe
                )
            );

    /// <summary>Writes page, tables and pictures.</summary>
    public Either<Failure, StudyRecord> Publish()
    {
        try
        {
            DurableFile.Write(Folder.File("searches.csv"), StudyTables.Searches(Results));
            DurableFile.Write(Folder.File("methods.csv"), StudyTables.Methods(Results));
            DurableFile.Write(Folder.File("curves.csv"), StudyTables.Curves(Results));
            foreach (var (name, picture) in StudyCharts.Of(Results))
            {
                DurableFile.Write(Folder.File($"{name}.svg"), DrawingSvg.Print(picture).ToString());
                DurableFile.Write(Folder.File($"{name}.pdf"), DrawingPdf.Print(picture));
            }

            var machine = System.IO.File.Exists(Folder.Machine) ? System.IO.File.ReadAllText(Folder.Machine).Trim() : "unknown";
            var title = $"Study {Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Folder.Root)))}";
            DurableFile.Write(Folder.Page, StudyPage.Html(title, File.Text, Results, StudyChecklist.Of(Results, Recipes, machine)));
            return this;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return new Failure(ExitCode.RunFolder, $"the results cannot be written: {cause.Message.TrimEnd('.')}")
            {
                Where = Folder.Root,
                Safe = "the searches are recorded",
                Next = $"free space, and then {Launcher.Name} study show {CommandLine.Shell.Word(Folder.Root)}",
            };
        }
    }
}
