using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Publishing.Reports;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Runs.Replaying;
using Nas.Effects.Training.Models;
using Nas.Tool.Commands.Init;
using Nas.Tool.Inputs;
using Nas.Tool.Searching;
using static LanguageExt.Prelude;

namespace Nas.Tool.Commands.Report;

/// <summary>What a report shows beside the run itself: the data, and what the best network makes of it. Both are left out, and why is said,
/// where they are not at hand.</summary>
internal static class ReportEvidence
{
    /// <summary>A frame with both.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="folder">The run folder.</param>
    /// <param name="run">The run.</param>
    /// <param name="report">Is told how far the reading is.</param>
    public static ReportFrame AddTo(ReportFrame frame, string folder, RunReplay run, Action<ReadCount> report)
    {
        var data = Read(folder, run.Recipe, report);
        // The network is asked first: the overview needs the data standardised, in place.
        var test = data.Bind(task => Judge(folder, run.State, task));
        return frame with { Data = data.Map(Overview), Test = test };
    }

    private static Either<string, RawTask> Read(string folder, Recipe recipe, Action<ReadCount> report)
    {
        var request = TaskRequest.FromReference(MovedData.To(MovedData.Find(folder, recipe, None), recipe.Task)) with { Report = report };
        return TaskSource.Table(request).IsSome
            ? Left($"{recipe.Task.Name} is a table of outcomes, without images")
            : Tasks
                .Read(request)
                .MapLeft(error => $"the data cannot be read ({error.Where}: {error.What.TrimEnd('.')})")
                .Bind(task =>
                    task.Fingerprint.Hex == recipe.Task.Fingerprint
                        ? Right<string, RawTask>(task)
                        : Left($"the data in {recipe.Task.Data.IfNone(recipe.Task.Name)} is no longer that of the search")
                );
    }

    private static DataOverview Overview(RawTask task)
    {
        var overview = DataOverview.Of(task);
        return overview with { Warnings = [.. DataFacts.Describe(task.Standardise(), null).Warnings] };
    }

    private static Either<string, ModelJudgement> Judge(string folder, SearchState state, RawTask task) =>
        from final in state.FinalOfBest.ToEither("the best network has had no final training")
        from model in RunFolder.ModelAt(folder).Read()
        from ready in TrialBackend.Load().MapLeft(failure => failure.What)
        from labelled in LabelledData.Of(task, model.About.Format, model.About.Outputs).MapLeft(error => error.What.TrimEnd('.'))
        select ModelJudgement.Of(TrainedEnsemble.Of(model), ComputeDevice.Cpu, labelled);
}
