using System.CommandLine;
using System.Runtime.InteropServices;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Engine;
using Nas.Effects.Runs;
using Nas.Effects.Scoring;
using Nas.Effects.Training;
using Nas.Effects.Workers;
using Nas.Effects.Workers.Links;
using Nas.Queue;
using Nas.Tool.Output;
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
        var node = new System.CommandLine.Option<bool>("--node")
        {
            Description = "Speak for a worker process on this machine to a search on another",
        };
        command.Options.Add(node);
        var queue = new QueueOption("Run trials of any search that puts them into a queue, until SIGTERM");
        command.Options.Add(queue);
        command.SetAction(parsed =>
        {
            var (fuses, isNode) = (!parsed.GetValue(noFuse), parsed.GetValue(node));
            var on = ComputeDevice
                .Parse(parsed.GetValue(device) ?? ComputeDevice.Cpu.ToString())
                .IfLeft(reason => throw new ArgumentException(reason));
            return queue
                .Read(parsed)
                .Match(
                    found =>
                        found.Match(
                            address => Pull(address, on),
                            () => isNode ? NodeHost.Run(WorkerProgram.Self(TrialBackend.WorkerArguments(on, fuses))) : Serve(on, fuses)
                        ),
                    wrong =>
                    {
                        Console.Error.WriteLine($"error: {wrong.What}");
                        return (int)ExitCode.Usage;
                    }
                );
        });
        return command;
    }

    private static int Pull(QueueAddress address, ComputeDevice device)
    {
        using var end = new CancellationTokenSource();
        using var told = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        var host = new QueueHost(
            address,
            device.Kind,
            fuses => WorkerProgram.Self(TrialBackend.WorkerArguments(device, fuses)),
            Console.Error.WriteLine
        );
        return host.Run(end.Token).GetAwaiter().GetResult();

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            end.Cancel();
        }
    }

    private static int Serve(ComputeDevice device, bool fuses)
    {
        var tasks = new LatestTask();
        return WorkerHost.Run(
            report =>
                new ImageTrials(tasks)
                {
                    Fuses = fuses,
                    Device = device,
                    Report = (_, progress) => report(progress),
                }.Train,
            new ImageProxies(tasks) { Device = device }.Assess,
            task => tasks.Load(task).Bind(data => Ready(data))
        );
    }

    /// <summary>Whether this process can compute, too, and how.</summary>
    private static Either<RunFault, TaskReadiness> Ready(TaskData data)
    {
        try
        {
            LibTorch.UseThreads(1);
            return new TaskReadiness(data.Fingerprint.Hex, LibTorch.Describe().Identity);
        }
        catch (LibTorchUnavailableException e)
        {
            return new RunFault(RunFaultKind.NoWorkers, e.Problem, "Nothing was changed.", string.Join("; ", e.Remedy));
        }
    }
}
