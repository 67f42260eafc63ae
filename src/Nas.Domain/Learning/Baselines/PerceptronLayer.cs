using Nas.Domain.Numerics.LinearAlgebra;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Learning.Baselines;

/// <summary>A layer of a <see cref="MultilayerPerceptron"/> with what Adam (Kingma and Ba, 2015) remembers.</summary>
internal sealed class PerceptronLayer
{
    private const double Decay = 0.9;
    private const double SquareDecay = 0.999;
    private const double Epsilon = 1e-8;
    private const double Penalty = 1e-4;

    // A row of weights for each unit, the constant last.
    private readonly int _inputs;
    private readonly int _units;
    private readonly double[] _weights;
    private readonly double[] _slopes;
    private readonly double[] _means;
    private readonly double[] _squares;

    /// <summary>Weights are drawn evenly, small enough for the number of inputs and units (Glorot and Bengio, 2010).</summary>
    public PerceptronLayer(int inputs, int units, RandomStream stream)
    {
        (_inputs, _units) = (inputs, units);
        var (cursor, bound) = (stream.Cursor(), Math.Sqrt(6.0 / (inputs + units)));
        _weights = [.. Enumerable.Range(0, units * (inputs + 1)).Select(_ => ((2 * cursor.NextDouble()) - 1) * bound)];
        (_slopes, _means, _squares) = (new double[_weights.Length], new double[_weights.Length], new double[_weights.Length]);
    }

    public double[] Forward(double[] input)
    {
        var values = new double[_units];
        for (var unit = 0; unit < values.Length; unit++)
        {
            var weights = _weights.AsSpan(unit * (_inputs + 1), _inputs + 1);
            values[unit] = Vectors.Dot(weights[.._inputs], input) + weights[_inputs];
        }

        return values;
    }

    /// <summary>Adds to the slopes of the weights; returns those of the inputs.</summary>
    public double[] Back(double[] input, double[] slope)
    {
        var back = new double[_inputs];
        for (var unit = 0; unit < _units; unit++)
        {
            if (slope[unit] != 0)
            {
                var at = unit * (_inputs + 1);
                Vectors.AddScaled(back, slope[unit], _weights.AsSpan(at, _inputs));
                Vectors.AddScaled(_slopes.AsSpan(at, _inputs), slope[unit], input);
                _slopes[at + _inputs] += slope[unit];
            }
        }

        return back;
    }

    /// <summary>One step down the slopes, which are forgotten.</summary>
    public void Step(double rate, int step)
    {
        var (mean, square) = (1 - Math.Pow(Decay, step), 1 - Math.Pow(SquareDecay, step));
        for (var i = 0; i < _weights.Length; i++)
        {
            var slope = _slopes[i] + (Penalty * _weights[i]);
            _means[i] = (Decay * _means[i]) + ((1 - Decay) * slope);
            _squares[i] = (SquareDecay * _squares[i]) + ((1 - SquareDecay) * slope * slope);
            _weights[i] -= rate * (_means[i] / mean) / (Math.Sqrt(_squares[i] / square) + Epsilon);
            _slopes[i] = 0;
        }
    }
}
