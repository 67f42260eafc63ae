using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Decisions;

/// <summary>The rounds of successive halving that minutes are enough for. Every round has as many trials, first those of the shortest
/// training, then those that go on.</summary>
/// <param name="Sizes">Trials of each rung of a round, the shortest training first.</param>
/// <param name="Factor">How many times longer a rung trains than the one before.</param>
/// <param name="Rounds">Number of rounds.</param>
/// <param name="Seconds">Seconds of a trial of the first rung.</param>
/// <param name="Machine">How fast the machine trains.</param>
/// <param name="Batch">Examples of a training step.</param>
public sealed record HalvingPlan(ValueArray<int> Sizes, int Factor, int Rounds, double Seconds, Measurement Machine, int Batch)
{
    /// <summary>Steps of a trial below which its score would be chance.</summary>
    private const int MinSteps = 20;

    /// <summary>Candidates of a round where there are few workers.</summary>
    private const int Candidates = 8;

    private const double MaxRatio = 4;
    private const double MinAffordable = 1.5;
    private const double MinSeconds = 1;
    private const double ShortSearch = 3;

    /// <summary>A last round may be a tenth shorter than usual.</summary>
    private const double RoundingUp = 0.1;

    /// <summary>How many times too long the rest of a round may be before it has a rung less; its trials become shorter by as much.</summary>
    private const double MaxSqueeze = 1.3;

    /// <summary>How many times longer trials become so that time for less than a round is used.</summary>
    private const double MaxStretch = 3;

    /// <summary>The first trial of these rounds.</summary>
    public int Start { get; init; }

    /// <summary>Trials of a round.</summary>
    public int RoundSize => Sizes.Sum();

    /// <summary>All trials when these rounds have ended.</summary>
    public int Trials => Start + Rounds * RoundSize;

    /// <summary>The plan for minutes.</summary>
    /// <param name="pacing">How they are spent.</param>
    /// <param name="machine">How fast the machine trains.</param>
    /// <param name="batch">Examples of a training step.</param>
    /// <param name="begun">The minutes that the search began with: they decide how long trials are.</param>
    /// <param name="minutes">The minutes in force: they decide how many rounds there are.</param>
    public static HalvingPlan For(Pacing pacing, Measurement machine, int batch, double begun, double minutes)
    {
        var shortest = ShortestTrial(machine);
        var capacity = Capacity(pacing, machine, begun);
        var sizes = SizesFor(pacing, machine, capacity / shortest);
        var round = Lengths(sizes, pacing.Factor);
        var usual = Math.Max(shortest, UsualSeconds(begun));
        var rounds = Math.Max(1, (int)(capacity / (usual * round)));
        var seconds = capacity / (rounds * round);
        return new(
            sizes,
            pacing.Factor,
            begun == minutes ? rounds : Math.Max(1, (int)(Capacity(pacing, machine, minutes) / (seconds * round))),
            seconds,
            machine,
            batch
        );
    }

    /// <summary>The rung that a trial belongs to by its number.</summary>
    public int RungOf(int trial)
    {
        var (rung, place) = (0, (trial - Start) % RoundSize);
        while (place >= Sizes[rung])
        {
            place -= Sizes[rung++];
        }

        return rung;
    }

    /// <summary>The number of a trial within the rung of its round.</summary>
    public int PlaceOf(int trial) => trial - RoundOf(trial) - Sizes.Take(RungOf(trial)).Sum();

    /// <summary>The number of the first trial of a trial's round.</summary>
    public int RoundOf(int trial) => trial - (trial - Start) % RoundSize;

    /// <summary>The steps that a candidate may take in a rung. A network that computes four times as much has twice the time: with equal
    /// time the smallest would always lead after the first rung, with equal steps the largest.</summary>
    public int StepsFor(CandidateSize size, int rung)
    {
        var step = Machine.StepOf(size, Batch);
        var time = Seconds * Math.Sqrt(Math.Clamp(step / Machine.SecondsPerStep, 1 / MaxRatio, MaxRatio)) * Math.Pow(Factor, rung);
        return (int)Math.Clamp((time - Machine.SecondsPerTrial) / step, 1, int.MaxValue);
    }

    /// <summary>The limits that leave a candidate enough steps for a score that says something; twice the reference is always within
    /// them, whatever was measured.</summary>
    public Limits Tighten(Limits limits)
    {
        var affordable = Math.Max(MinAffordable, (Seconds - Machine.SecondsPerTrial) / (MinSteps * Machine.SecondsPerStep));
        var work = Machine.Reference.StepWork(Batch) * affordable * Math.Min(affordable, Math.Sqrt(MaxRatio));
        var macs = (long)Math.Max(1, work / Batch);
        var bytes = (long)Math.Max(1, work * 4 / CandidateSize.MacsPerFourBytes);
        return limits with
        {
            Macs = Math.Min(limits.Macs.IfNone(long.MaxValue), macs),
            ActivationBytes = Math.Min(limits.ActivationBytes.IfNone(long.MaxValue), bytes),
        };
    }

    /// <summary>The same rounds with other ones to come: what is left of the time is shared by as many rounds as it is enough for.</summary>
    /// <param name="ended">Rounds that have ended.</param>
    /// <param name="machine">How fast the machine trains now.</param>
    /// <param name="begun">The minutes that the search began with.</param>
    /// <param name="left">Seconds of all workers that are left for trials.</param>
    public HalvingPlan Continue(int ended, Measurement machine, double begun, double left)
    {
        var round = Lengths(Sizes, Factor);
        var rounds = (int)(left / (Math.Max(ShortestTrial(machine), UsualSeconds(begun)) * round) + RoundingUp);
        return this with { Machine = machine, Rounds = ended + rounds, Seconds = left / (Math.Max(1, rounds) * round) };
    }

    /// <summary>The plan of a last round, of which some rungs have ended: with as many further rungs as there is time for, so long that the
    /// time is used; the next round, where no further rung fits; nothing more, where no round does.</summary>
    /// <param name="rung">Rungs that have ended.</param>
    /// <param name="pacing">The maximum number of rungs.</param>
    /// <param name="begun">The minutes that the search began with.</param>
    /// <param name="left">Seconds of all workers that are left for trials.</param>
    public HalvingPlan After(int rung, Pacing pacing, double begun, double left)
    {
        var usual = Math.Max(ShortestTrial(Machine), UsualSeconds(begun));
        for (var rungs = Math.Max(pacing.Rungs, Sizes.Length); rungs > rung; rungs--)
        {
            var sizes = SizesOf(rungs, Sizes[0], Factor);
            var (rest, round) = (Occupied(sizes, rung), Occupied(sizes));
            if (rest * Seconds <= left * MaxSqueeze)
            {
                var more = Math.Max(0, (int)((left - rest * Seconds) / (usual * round) + RoundingUp));
                return this with { Sizes = sizes, Seconds = Math.Min(MaxStretch * Seconds, left / (rest + (more * round))) };
            }
        }

        var ended = this with { Sizes = [.. Sizes.Take(rung)] };
        var next = Occupied(ended.Sizes);
        var rounds = (int)((left / (usual * next)) + RoundingUp);
        return rounds <= 0 ? ended : ended with { Start = ended.Trials, Seconds = left / (rounds * next) };
    }

    /// <summary>The places that some trials take, in whole turns of all workers: where three trials share two workers, one of these
    /// waits.</summary>
    internal int Places(int trials) => (trials + Machine.Workers - 1) / Machine.Workers * Machine.Workers;

    private static double ShortestTrial(Measurement machine) =>
        Math.Max(MinSeconds, machine.SecondsPerTrial + Math.Max(MinSteps * machine.SecondsPerStep, machine.SecondsPerTrial));

    /// <summary>Seconds of all workers for trials.</summary>
    internal static double Capacity(Pacing pacing, Measurement machine, double minutes) =>
        pacing.SearchShare.IfNone(UsualShare(minutes)) * minutes * 60 * machine.Workers;

    /// <summary>A short search is a choice among the seeds; a longer one has the time to find something else.</summary>
    private static double UsualShare(double minutes) => Math.Clamp(0.25 + (0.15 * Math.Log10(minutes / ShortSearch)), 0.2, 0.45);

    private static double UsualSeconds(double minutes) => Math.Clamp(2 + (minutes / 5), 2, 15);

    /// <summary>As many rungs as there is time for, of the usual number of candidates; of one rung as many candidates as there is time
    /// for.</summary>
    /// <param name="pacing">The maximum number of rungs.</param>
    /// <param name="machine">The workers, all of which should have something to do.</param>
    /// <param name="shortest">The time for trials, in trials of the shortest training that says something.</param>
    private static ValueArray<int> SizesFor(Pacing pacing, Measurement machine, double shortest)
    {
        for (var rungs = pacing.Rungs; rungs > 1; rungs--)
        {
            var sizes = SizesOf(rungs, Math.Max(Candidates, 2 * machine.Workers), pacing.Factor);
            if (Lengths(sizes, pacing.Factor) <= shortest)
            {
                return sizes;
            }
        }

        return SizesOf(1, (int)Math.Clamp(shortest, 2, Math.Max(Candidates, machine.Workers)), pacing.Factor);
    }

    /// <summary>At least the best and the best seed go on.</summary>
    private static ValueArray<int> SizesOf(int rungs, int first, int factor) =>
        [.. Enumerable.Range(0, rungs).Select(rung => Math.Max(2, (int)Math.Ceiling(first / Math.Pow(factor, rung))))];

    /// <summary>The time of a round, in trials of its first rung.</summary>
    private static double Lengths(ValueArray<int> sizes, int factor) => sizes.Select((size, rung) => size * Math.Pow(factor, rung)).Sum();

    /// <summary>The time of a round from a rung on, in trials of its first rung, waiting included.</summary>
    private double Occupied(ValueArray<int> sizes, int from = 0) =>
        sizes.Select((size, rung) => rung < from ? 0 : Places(size) * Math.Pow(Factor, rung)).Sum();
}
