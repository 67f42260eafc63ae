namespace Nas.Simulation;

/// <summary>How busy places are, from when each could have a trial until the last trial begins.</summary>
internal sealed class Occupancy(int places)
{
    private int _begun;
    private int _running;
    private double _first;
    private double _last;
    private double _changed;
    private double _worked;
    private double _workedAtLast;

    /// <summary>The share of the places that run a trial, on average.</summary>
    public double Share => _workedAtLast / (places * (_last - _first));

    /// <summary>A trial begins.</summary>
    public void Begin(TimeSpan now)
    {
        Pass(now.TotalSeconds, +1);
        (_last, _workedAtLast) = (_changed, _worked);
        if (++_begun == places)
        {
            (_first, _worked) = (_changed, 0);
        }
    }

    /// <summary>A trial ends, or its place does.</summary>
    public void End(TimeSpan now) => Pass(now.TotalSeconds, -1);

    private void Pass(double now, int change)
    {
        _worked += _running * (now - _changed);
        (_changed, _running) = (now, _running + change);
    }
}
