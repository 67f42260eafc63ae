namespace Nas.Domain.Architectures.Networks;

/// <summary>Where the numbers of a parameter come from before training.</summary>
public abstract record Initialisation
{
    private Initialisation() { }

    /// <summary>Uniform in [−<paramref name="Bound"/>, <paramref name="Bound"/>); for linear maps the bound is 1/√fan-in.</summary>
    /// <param name="Bound">Half the width of the interval.</param>
    public sealed record Uniform(double Bound) : Initialisation;

    /// <summary>Standard normal.</summary>
    public sealed record Normal : Initialisation;

    /// <summary>One number everywhere.</summary>
    /// <param name="Value">The number.</param>
    public sealed record Constant(double Value) : Initialisation;
}
