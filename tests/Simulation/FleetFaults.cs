namespace Nas.Simulation;

/// <summary>How places of a fleet behave.</summary>
/// <param name="Seconds">Of a usual trial; each takes between half and one and a half of it.</param>
/// <param name="Stragglers">Trials in a thousand that take ten times as long.</param>
/// <param name="LifeSeconds">The mean life of a place, until it is taken away; a third of the ends is announced.</param>
/// <param name="Unfit">Launches in a thousand that reach a node without the data.</param>
/// <param name="StartSeconds">The longest time from the launch to the first word.</param>
internal sealed record FleetFaults(double Seconds, int Stragglers, double LifeSeconds, int Unfit, double StartSeconds)
{
    /// <summary>Trials of a minute, in places that stay.</summary>
    public static FleetFaults None { get; } = new(60, 0, double.PositiveInfinity, 0, 10);
}
