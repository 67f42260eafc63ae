namespace Nas.Domain.Search.Trials;

/// <summary>How fast the machine trains, as it was measured at the start of a search. A fact that decisions depend on.</summary>
/// <param name="Reference">The network that it was measured with.</param>
/// <param name="SecondsPerStep">Seconds of one of its training steps in a worker while all workers train.</param>
/// <param name="SecondsPerTrial">Seconds of a trial besides its steps, scoring above all.</param>
/// <param name="Workers">Trials that run at once.</param>
public sealed record Measurement(CandidateSize Reference, double SecondsPerStep, double SecondsPerTrial, int Workers)
{
    private const double SecondsOfAnyStep = 1e-3;
    private const double SecondsOfANode = 1e-4;

    /// <summary>Seconds of a step of another network, by what it computes; calling its operations takes time, too, however little they
    /// compute.</summary>
    /// <param name="size">Its size.</param>
    /// <param name="batch">Examples of a step.</param>
    public double StepOf(CandidateSize size, int batch) =>
        Math.Max(SecondsPerStep * size.StepWork(batch) / Reference.StepWork(batch), SecondsOfAnyStep + (SecondsOfANode * size.Nodes));

    /// <summary>The same machine when everything takes some times as long.</summary>
    public Measurement Slower(double times) =>
        this with
        {
            SecondsPerStep = SecondsPerStep * times,
            SecondsPerTrial = SecondsPerTrial * times,
        };
}
