using LanguageExt;
using Nas.Domain.Randomness;
using Nas.Domain.Surrogates;

namespace Nas.Domain.Search;

/// <summary>What pure functions of a space gave lately, so that asking again costs nothing.</summary>
/// <remarks>It changes no result, only the time: an answer is used again for equal arguments only. Safe to use from several threads.</remarks>
internal sealed class SurrogateMemory
{
    private const int MostRows = 4096;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, double[]> _features = new(StringComparer.Ordinal);
    private (Question Question, FittedPredictor Model)? _model;

    /// <summary>The arguments of a fit.</summary>
    internal sealed record Question(Surrogate Surrogate, RandomStream Stream, Arr<Trial> Trials)
    {
        /// <summary>Trials are compared by reference: a search keeps the same ones.</summary>
        public bool Asks(Question other) => Stream == other.Stream && Surrogate == other.Surrogate
            && Trials.Count == other.Trials.Count && Trials.Zip(other.Trials).ForAll(pair => ReferenceEquals(pair.Item1, pair.Item2));
    }

    /// <summary>A candidate's features.</summary>
    public double[] Features(Candidate candidate, Func<Candidate, double[]> compute)
    {
        lock (_lock)
        {
            if (_features.TryGetValue(candidate.Text, out var known))
            {
                return known;
            }
        }

        var features = compute(candidate);
        lock (_lock)
        {
            if (_features.Count >= MostRows)
            {
                _features.Clear();
            }

            return _features[candidate.Text] = features;
        }
    }

    /// <summary>The model of a fit.</summary>
    public FittedPredictor Model(Question question, Func<FittedPredictor> fit)
    {
        lock (_lock)
        {
            if (_model is var (asked, known) && asked.Asks(question))
            {
                return known;
            }
        }

        var model = fit();
        lock (_lock)
        {
            _model = (question, model);
        }

        return model;
    }
}
