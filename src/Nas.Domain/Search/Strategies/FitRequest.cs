namespace Nas.Domain.Search.Strategies;

/// <summary>A model to fit before a trial can be decided: what to fit, to what, and with which random numbers. Whoever carries it out knows
/// the kinds.</summary>
/// <param name="Trial">The trial.</param>
public abstract record FitRequest(int Trial)
{
    /// <summary>Whether carrying it out again gives the same.</summary>
    public virtual bool IsReproducible => true;
}
