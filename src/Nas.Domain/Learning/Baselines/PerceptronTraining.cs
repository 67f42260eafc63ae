using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Learning.Baselines;

/// <summary>Trains the layers of a <see cref="MultilayerPerceptron"/>.</summary>
internal sealed class PerceptronTraining
{
    private const int MaxBatch = 200;
    private const int Patience = 10;
    private const double LeastGain = 1e-4;

    private readonly MultilayerPerceptron _settings;
    private readonly ImmutableArray<PerceptronLayer> _layers;

    public PerceptronTraining(MultilayerPerceptron settings, int columns, RandomStream stream)
    {
        int[] sizes = [columns, .. settings.Hidden, 1];
        _settings = settings;
        _layers = [.. sizes.SkipLast(1).Select((inputs, i) => new PerceptronLayer(inputs, sizes[i + 1], stream.Child(i)))];
    }

    /// <summary>The value of a row. Safe from several threads once training has ended.</summary>
    public double Predict(double[] row) => Activations(row)[^1][0];

    /// <summary>Trains until the error no longer falls, or the epochs are over.</summary>
    public void Run(ImmutableArray<double[]> rows, double[] targets, RandomStream stream)
    {
        var (best, since, step) = (double.PositiveInfinity, 0, 0);
        for (var epoch = 0; epoch < _settings.Epochs && since < Patience; epoch++)
        {
            var error = 0.0;
            foreach (var batch in stream.Child(epoch).Cursor().NextPermutation(rows.Length).Chunk(MaxBatch))
            {
                error += batch.Sum(row => Learn(rows[row], targets[row], batch.Length)) / 2;
                step++;
                foreach (var layer in _layers)
                {
                    layer.Step(_settings.Rate, step);
                }
            }

            error /= rows.Length;
            since = error < best - LeastGain ? 0 : since + 1;
            best = Math.Min(best, error);
        }
    }

    /// <summary>Adds a row's part to the slopes; returns its squared error.</summary>
    private double Learn(double[] row, double target, int batch)
    {
        var activations = Activations(row);
        var miss = activations[^1][0] - target;
        double[] slope = [miss / batch];
        for (var i = _layers.Length - 1; i >= 0; i--)
        {
            slope = _layers[i].Back(activations[i], slope);
            for (var unit = 0; i > 0 && unit < slope.Length; unit++)
            {
                slope[unit] = activations[i][unit] > 0 ? slope[unit] : 0;
            }
        }

        return miss * miss;
    }

    /// <summary>The row and the values of each layer, rectified but for the last.</summary>
    private double[][] Activations(double[] row)
    {
        var activations = new double[_layers.Length + 1][];
        activations[0] = row;
        for (var i = 0; i < _layers.Length; i++)
        {
            activations[i + 1] = _layers[i].Forward(activations[i]);
            for (var unit = 0; i < _layers.Length - 1 && unit < activations[i + 1].Length; unit++)
            {
                activations[i + 1][unit] = Math.Max(0, activations[i + 1][unit]);
            }
        }

        return activations;
    }
}
