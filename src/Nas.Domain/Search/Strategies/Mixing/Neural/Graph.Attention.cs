namespace Nas.Domain.Search.Strategies.Mixing.Neural;

/// <summary>Operations on the nodes of architectures.</summary>
internal sealed partial class Graph
{
    private const float LeakySlope = 0.2f;

    /// <summary>The nodes, those that are hidden replaced by a learned row.</summary>
    public Matrix Unhidden(GraphBatch batch, Matrix substitute) => Step(batch.Nodes.Rows, batch.Nodes.Columns, result => (
        () =>
        {
            for (var node = 0; node < result.Rows; node++)
            {
                (batch.Hidden[node] ? substitute.Row(0) : batch.Nodes.Row(node)).CopyTo(result.Row(node));
            }
        },
        () =>
        {
            for (var node = 0; node < result.Rows; node++)
            {
                if (batch.Hidden[node])
                {
                    Lanes.AddScaled(substitute.Gradient, 1, result.GradientRow(node));
                }
            }
        }));

    /// <summary>Graph attention (Veličković et al., ICLR 2018): each node becomes a mean of those that it looks at, weighted by softmax of
    /// LeakyReLU(key · what is looked at + query · the node), head by head, and is shifted by the bias.</summary>
    public Matrix Attend(Matrix x, AttentionWeights weights, GraphBatch batch)
    {
        var attention = new Attention(x, weights, batch);
        return Step(x.Rows, x.Columns, result => (() => attention.Forward(result), () => attention.Backward(result)));
    }

    /// <summary>The mean of the nodes of each architecture.</summary>
    public Matrix MeanOfNodes(Matrix x, GraphBatch batch) => Step(batch.Graphs, x.Columns, result => (
        () =>
        {
            Array.Clear(result.Values);
            for (var node = 0; node < x.Rows; node++)
            {
                if (batch.Owner[node] is >= 0 and var owner)
                {
                    Lanes.AddScaled(result.Row(owner), 1f / batch.Sizes[owner], x.Row(node));
                }
            }
        },
        () =>
        {
            for (var node = 0; node < x.Rows; node++)
            {
                if (batch.Owner[node] is >= 0 and var owner)
                {
                    Lanes.AddScaled(x.GradientRow(node), 1f / batch.Sizes[owner], result.GradientRow(owner));
                }
            }
        }));

    private sealed class Attention(Matrix x, AttentionWeights weights, GraphBatch batch)
    {
        private readonly int _heads = weights.Heads;
        private readonly int _width = x.Columns / weights.Heads;
        private readonly float[] _keys = new float[x.Rows * weights.Heads];
        private readonly float[] _queries = new float[x.Rows * weights.Heads];
        private readonly float[] _keySlopes = new float[x.Rows * weights.Heads];
        private readonly float[] _querySlopes = new float[x.Rows * weights.Heads];

        // The shares of what each node looks at, head after head.
        private readonly float[][] _shares = new float[x.Rows][];
        private float[] _slopes = [];

        public void Forward(Matrix result)
        {
            Array.Clear(result.Values);
            for (var node = 0; node < x.Rows && batch.Owner[node] >= 0; node++)
            {
                for (var head = 0; head < _heads; head++)
                {
                    (_keys[node * _heads + head], _queries[node * _heads + head]) = Dots(Part(x.Row(node), head), Part(weights.Keys.Row(0), head), Part(weights.Queries.Row(0), head));
                }
            }

            for (var node = 0; node < x.Rows && batch.Owner[node] >= 0; node++)
            {
                ForwardOf(node, result.Row(node));
            }
        }

        public void Backward(Matrix result)
        {
            Array.Clear(_keySlopes);
            Array.Clear(_querySlopes);
            for (var node = 0; node < x.Rows && batch.Owner[node] >= 0; node++)
            {
                Lanes.AddScaled(weights.Bias.GradientRow(0), 1, result.GradientRow(node));
                for (var head = 0; head < _heads; head++)
                {
                    BackwardOf(node, head, Part(result.GradientRow(node), head));
                }
            }

            for (var node = 0; node < x.Rows && batch.Owner[node] >= 0; node++)
            {
                for (var head = 0; head < _heads; head++)
                {
                    var (key, query) = (_keySlopes[node * _heads + head], _querySlopes[node * _heads + head]);
                    Lanes.AddScaled(Part(x.GradientRow(node), head), key, Part(weights.Keys.Row(0), head));
                    Lanes.AddScaled(Part(x.GradientRow(node), head), query, Part(weights.Queries.Row(0), head));
                    Lanes.AddScaled(Part(weights.Keys.GradientRow(0), head), key, Part(x.Row(node), head));
                    Lanes.AddScaled(Part(weights.Queries.GradientRow(0), head), query, Part(x.Row(node), head));
                }
            }
        }

        private void ForwardOf(int node, Span<float> result)
        {
            weights.Bias.Row(0).CopyTo(result);
            var looksAt = batch.LooksAt[node];
            if (_shares[node]?.Length != looksAt.Length * _heads)
            {
                _shares[node] = new float[looksAt.Length * _heads];
            }

            for (var head = 0; head < _heads; head++)
            {
                var shares = SharesOf(node, head);
                Share(node, head, shares);
                for (var k = 0; k < shares.Length; k++)
                {
                    Lanes.AddScaled(Part(result, head), shares[k], Part(x.Row(looksAt[k]), head));
                }
            }
        }

        private void BackwardOf(int node, int head, ReadOnlySpan<float> slope)
        {
            var looksAt = batch.LooksAt[node];
            var shares = SharesOf(node, head);
            var slopes = Slopes(looksAt.Length);
            var mean = 0f;
            for (var k = 0; k < shares.Length; k++)
            {
                slopes[k] = Dot(slope, Part(x.Row(looksAt[k]), head));
                mean += shares[k] * slopes[k];
                Lanes.AddScaled(Part(x.GradientRow(looksAt[k]), head), shares[k], slope);
            }

            for (var k = 0; k < shares.Length; k++)
            {
                var byRaw = shares[k] * (slopes[k] - mean) * (Raw(node, looksAt[k], head) > 0 ? 1 : LeakySlope);
                _keySlopes[looksAt[k] * _heads + head] += byRaw;
                _querySlopes[node * _heads + head] += byRaw;
            }
        }

        private void Share(int node, int head, Span<float> shares)
        {
            var (looksAt, most, sum) = (batch.LooksAt[node], float.NegativeInfinity, 0f);
            for (var k = 0; k < shares.Length; k++)
            {
                var raw = Raw(node, looksAt[k], head);
                shares[k] = raw > 0 ? raw : LeakySlope * raw;
                most = Math.Max(most, shares[k]);
            }

            for (var k = 0; k < shares.Length; k++)
            {
                shares[k] = MathF.Exp(shares[k] - most);
                sum += shares[k];
            }

            for (var k = 0; k < shares.Length; k++)
            {
                shares[k] /= sum;
            }
        }

        private float Raw(int node, int lookedAt, int head) => _keys[lookedAt * _heads + head] + _queries[node * _heads + head];

        private Span<float> SharesOf(int node, int head)
        {
            var count = batch.LooksAt[node].Length;
            return _shares[node].AsSpan(head * count, count);
        }

        private Span<float> Slopes(int count)
        {
            _slopes = _slopes.Length < count ? new float[count] : _slopes;
            return _slopes.AsSpan(0, count);
        }

        private Span<float> Part(Span<float> row, int head) => row.Slice(head * _width, _width);

        // In the order of the elements, so that the width of registers changes nothing.
        private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => Dots(a, b, b).First;

        private static (float First, float Second) Dots(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c)
        {
            b = b[..a.Length];
            c = c[..a.Length];
            var (first, second) = (0f, 0f);
            for (var i = 0; i < a.Length; i++)
            {
                first += a[i] * b[i];
                second += a[i] * c[i];
            }

            return (first, second);
        }
    }
}
