using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;
using Nas.Effects.Trials;
using Nas.Effects.Workers;
using Nas.Tests;

namespace Nas.Simulation;

/// <summary>A worker's process that speaks the protocol and dies as the plan says.</summary>
internal sealed class SimulatedWorker : SimulatedProcess
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(3);

    /// <summary>How often one request may lose its worker: a third time is held against it.</summary>
    private const int MostLosses = LossCount.MaxOfOneRequest - 1;

    private readonly WorkerFaults _faults;
    private readonly Random _random;
    private readonly Dictionary<string, int> _losses;
    private readonly Injected _injected;
    private byte[] _before = [];

    public SimulatedWorker(WorkerFaults faults, VirtualTime time, Random random, Dictionary<string, int> losses, Injected injected)
        : base(time, latency: 0.001)
    {
        (_faults, _random, _losses, _injected) = (faults, random, losses, injected);
        if (Happens(_faults.DieAtStart))
        {
            _injected.Count("WorkerDiesAtStart");
            After(0.2, () => End(137));
        }
        else
        {
            After(0.3, () => Beat(Heartbeat, () => PrintInPieces(new WorkerLine(0, new WorkerMessage.Alive()).Encode())));
        }
    }

    protected override void Serve(WorkerLine request)
    {
        var (name, answer) = Answer(request);
        var seconds = Happens(_faults.Slow) ? _random.Next(5, 40) : 0.01 + _random.NextDouble();
        if (Happens(_faults.Die) && _losses.GetValueOrDefault(name) < MostLosses)
        {
            _losses[name] = _losses.GetValueOrDefault(name) + 1;
            After(seconds * _random.NextDouble(), () => BeLost(answer));
        }
        else
        {
            After(seconds, () => Tell(answer));
        }
    }

    private void BeLost(byte[] answer)
    {
        if (Happens(_faults.Torn))
        {
            _injected.Count("AnswerTorn");
            PrintInPieces(answer[..(answer.Length / 2)]);
        }

        if (Happens(_faults.CutOff))
        {
            _injected.Count("WorkerCutOff");
            CutOff();
            return;
        }

        _injected.Count("WorkerDies");
        End(_random.Next(3) == 0 ? 143 : 137);
    }

    private void Tell(byte[] answer)
    {
        if (Happens(_faults.Late))
        {
            _injected.Count("AnswerLate", _before.Length > 0 ? 1 : 0);
            PrintInPieces(_before);
        }

        PrintInPieces(answer);
        if (Happens(_faults.Twice))
        {
            _injected.Count("AnswerTwice");
            PrintInPieces(answer);
        }

        _before = answer;
    }

    /// <summary>The bytes arrive in pieces.</summary>
    private void PrintInPieces(byte[] bytes)
    {
        var cut = _random.Next(bytes.Length + 1);
        Print(bytes[..cut]);
        Print(bytes[cut..]);
    }

    private bool Happens(int share) => _random.Next(100) < share;

    private static (string Name, byte[] Answer) Answer(WorkerLine request) =>
        request.Message switch
        {
            WorkerMessage.RunTrial { Spec: var spec } => (
                $"{spec.Phase} {spec.Trial}",
                (request with { Message = new WorkerMessage.Finished(new(ToySpace.Train(spec), Usage.None)) }).Encode()
            ),
            WorkerMessage.ComputeProxies { Spec: var spec } => (
                spec.Architecture,
                (request with { Message = new WorkerMessage.Assessed(ToySpace.Assess(spec.Architecture)) }).Encode()
            ),
            _ => throw new InvalidOperationException("no request"),
        };
}
