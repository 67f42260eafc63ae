using System.CommandLine;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Scoring;
using Nas.Effects.Training;
using Nas.Effects.Workers;
using Nas.Tool.Searching;

namespace Nas.Tool.Commands.Worker;

/// <summary><c>worker</c>: a process that runs trials for a search, started by the search.</summary>
internal static class WorkerCommand
{
    public static Command Create()
    {
        var command = new Command("worker", "Run trials read from standard input") { Hidden = true };
        var noFuse = RunOptions.NoFuse();
        command.Options.Add(noFuse);
        command.SetAction(parsed =>
        {
            var tasks = new LatestTask();
            return WorkerHost.Run(
                report => new ImageTrials(tasks) { Fuses = !parsed.GetValue(noFuse), Report = (_, progress) => report(progress) }.Train,
                new ImageProxies(tasks).Assess
            );
        });
        return command;
    }
}
