namespace Nas.Domain.Search.Surrogates;

/// <summary>A strategy that predicts scores of candidates with a surrogate.</summary>
public interface ISurrogateStrategy
{
    /// <summary>What predicts.</summary>
    Surrogate Surrogate { get; }

    /// <summary>How many scored trials make the living population.</summary>
    int Population { get; }
}
