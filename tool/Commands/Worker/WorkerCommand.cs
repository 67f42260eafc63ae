using System.CommandLine;
using Nas.Domain.Search.Trials;
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
        var device = DeviceOptions.Single("The device of this process");
        command.Options.Add(device);
        command.SetAction(parsed =>
        {
            var tasks = new LatestTask();
            var on = ComputeDevice
                .Parse(parsed.GetValue(device) ?? ComputeDevice.Cpu.ToString())
                .IfLeft(reason => throw new ArgumentException(reason));
            return WorkerHost.Run(
                report =>
                    new ImageTrials(tasks)
                    {
                        Fuses = !parsed.GetValue(noFuse),
                        Device = on,
                        Report = (_, progress) => report(progress),
                    }.Train,
                new ImageProxies(tasks) { Device = on }.Assess
            );
        });
        return command;
    }
}
