using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;
using Nas.Effects.Workers;
using static LanguageExt.Prelude;

namespace Nas.Effects.Tests.Workers;

/// <summary>The test worker program and what to ask of it.</summary>
internal static class TestWorkers
{
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "Nas.TestWorker.dll");

    public static WorkerProgram Command(params string[] arguments) => new("dotnet", Program.Cons(arguments.ToSeq()));

    public static TrialSpec Spec(string architecture, double wall = 30, long megabytes = 1024, double silence = 10) =>
        new(
            0,
            TrialPhase.Search,
            architecture,
            new TaskReference("toy", None, "none", "1x1x1", 2),
            TrainingRecipe.Default(1),
            new TrialLimits(wall, megabytes << 20, silence),
            new(1)
        );

    public static AssessmentSpec ReadingOf(string architecture, TrialLimits limits) =>
        new(architecture, Seq("share", "luck"), Spec("").Task, limits, new(1));

    public static async Task<ProxyAssessment> Reading(this WorkerPool pool, string architecture, TrialLimits limits) =>
        (await pool.Assessor.Run(ReadingOf(architecture, limits), default)).IfLeft(fault =>
            throw new InvalidOperationException($"{fault}")
        );

    public static async Task<Verdict> Verdict(this WorkerPool pool, TrialSpec spec, CancellationToken cancellation = default) =>
        (await pool.Runner.Run(spec, cancellation)).Match(
            outcome => outcome.Verdict,
            fault => throw new InvalidOperationException($"{fault}")
        );
}
