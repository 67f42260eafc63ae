using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Trials;
using Nas.Effects.Workers;
using Nas.Tests;

namespace Nas.Simulation;

/// <summary>A node at the far end of a link, which is taken away when its life is over.</summary>
internal sealed class SimulatedNode : SimulatedProcess
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(2);

    private readonly FleetFaults _faults;
    private readonly VirtualTime _time;
    private readonly Random _random;
    private readonly Injected _injected;
    private readonly Occupancy _occupancy;
    private readonly bool _isUnfit;
    private bool _isBusy;

    public SimulatedNode(FleetFaults faults, VirtualTime time, Random random, Injected injected, Occupancy occupancy)
        : base(time, latency: 0.01)
    {
        (_faults, _time, _random, _injected, _occupancy) = (faults, time, random, injected, occupancy);
        _isUnfit = Happens(_faults.Unfit);
        After(_random.NextDouble() * _faults.StartSeconds, Begin);
    }

    private void Begin()
    {
        Print(0, new WorkerMessage.Greeted(new(NodeGreeting.CurrentProtocol, Build.Text, "n", Option<string>.None, 1L << 40)));
        After(Heartbeat.TotalSeconds, () => Beat(Heartbeat, () => Print(0, new WorkerMessage.Alive())));
        if (double.IsFinite(_faults.LifeSeconds))
        {
            After(-_faults.LifeSeconds * Math.Log(1 - _random.NextDouble()), BeTaken);
        }
    }

    private void BeTaken()
    {
        if (_random.Next(3) == 0)
        {
            _injected.Count("PlaceLeaves");
            Print(0, new WorkerMessage.Leaving("preempted"));
        }
        else if (_random.Next(10) == 0)
        {
            // The network swallows it: nobody hears that it is gone.
            _injected.Count("PlaceFallsSilent");
            Vanish();
            Rest();
            return;
        }
        else
        {
            _injected.Count("PlaceDies");
        }

        End(_random.Next(2) == 0 ? 0 : 143);
    }

    protected override void Serve(WorkerLine request)
    {
        switch (request.Message)
        {
            case WorkerMessage.Prepare { Task: var task }:
                _injected.Count("PlaceUnfit", _isUnfit ? 1 : 0);
                WorkerMessage answer = _isUnfit
                    ? new WorkerMessage.Faulted(new(RunFaultKind.Usage, "There is no data.", "", ""))
                    : new WorkerMessage.Prepared(new(task.Fingerprint, "toy"));
                After(Reading.TotalSeconds, () => Print(request with { Message = answer }));
                break;
            case WorkerMessage.RunTrial { Spec: var spec }:
                var seconds = _faults.Seconds * (0.5 + _random.NextDouble()) * (Happens(_faults.Stragglers) ? 10 : 1);
                _isBusy = true;
                _occupancy.Begin(_time.Now);
                After(seconds, () => Answer(request, spec, seconds));
                break;
            default:
                throw new InvalidOperationException("no request");
        }
    }

    private void Answer(WorkerLine request, TrialSpec spec, double seconds)
    {
        Rest();
        Print(request with { Message = new WorkerMessage.Finished(new TrialOutcome(ToySpace.Train(spec), new(seconds, 0))) });
    }

    private void Print(long request, WorkerMessage message) => Print(new WorkerLine(request, message));

    private void Print(WorkerLine line) => Print(line.Encode());

    protected override void End(int status)
    {
        Rest();
        base.End(status);
    }

    private void Rest()
    {
        if (_isBusy)
        {
            _isBusy = false;
            _occupancy.End(_time.Now);
        }
    }

    private bool Happens(int share) => _random.Next(1000) < share;
}
