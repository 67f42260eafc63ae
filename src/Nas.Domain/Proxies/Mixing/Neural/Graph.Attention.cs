namespace Nas.Domain.Proxies.Mixing.Neural;

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
        private readonly int _width = x.Columns / weights.Heads;
        private readonly float[] _keys = new float[x.Rows * weights.Heads];
        private readonly float[] _queries = new float[x.Rows * weights.Heads];
        private readonly float[] _keySlopes = new float[x.Rows * weights.Heads];
        private readonly float[] _querySlopes = new float[x.Rows * weights.Heads];
        private readonly float[][] _shares = new float[x.Rows * weights.Heads][];

        public void Forward(Matrix result)
        {
            Array.Clear(result.Values);
            ForEach((node, head) =>
            {
                _keys[node * weights.Heads + head] = Dot(Part(x.Row(node), head), Part(weights.Keys.Row(0), head));
                _queries[node * weights.Heads + head] = Dot(Part(x.Row(node), head), Part(weights.Queries.Row(0), head));
            });
            ForEach((node, head) =>
            {
                var target = Part(result.Row(node), head);
                Part(weights.Bias.Row(0), head).CopyTo(target);
                var shares = _shares[node * weights.Heads + head] = Shares(node, head);
                for (var k = 0; k < shares.Length; k++)
                {
                    Lanes.AddScaled(target, shares[k], Part(x.Row(batch.LooksAt[node][k]), head));
                }
            });
        }

        public void Backward(Matrix result)
        {
            Array.Clear(_keySlopes);
            Array.Clear(_querySlopes);
            ForEach((node, head) => BackwardOf(node, head, Part(result.GradientRow(node), head)));
            ForEach((node, head) =>
            {
                var (key, query) = (_keySlopes[node * weights.Heads + head], _querySlopes[node * weights.Heads + head]);
                Lanes.AddScaled(Part(x.GradientRow(node), head), key, Part(weights.Keys.Row(0), head));
                Lanes.AddScaled(Part(x.GradientRow(node), head), query, Part(weights.Queries.Row(0), head));
                Lanes.AddScaled(Part(weights.Keys.GradientRow(0), head), key, Part(x.Row(node), head));
                Lanes.AddScaled(Part(weights.Queries.GradientRow(0), head), query, Part(x.Row(node), head));
            });
        }

        private void BackwardOf(int node, int head, ReadOnlySpan<float> slope)
        {
            Lanes.AddScaled(Part(weights.Bias.GradientRow(0), head), 1, slope);
            var (looksAt, shares) = (batch.LooksAt[node], _shares[node * weights.Heads + head]);
            var (slopes, mean) = (new float[shares.Length], 0f);
            for (var k = 0; k < shares.Length; k++)
            {
                slopes[k] = Dot(slope, Part(x.Row(looksAt[k]), head));
                mean += shares[k] * slopes[k];
                Lanes.AddScaled(Part(x.GradientRow(looksAt[k]), head), shares[k], slope);
            }

            for (var k = 0; k < shares.Length; k++)
            {
                var raw = _keys[looksAt[k] * weights.Heads + head] + _queries[node * weights.Heads + head];
                var byRaw = shares[k] * (slopes[k] - mean) * (raw > 0 ? 1 : LeakySlope);
                _keySlopes[looksAt[k] * weights.Heads + head] += byRaw;
                _querySlopes[node * weights.Heads + head] += byRaw;
            }
        }

        private float[] Shares(int node, int head)
        {
            var (looksAt, shares) = (batch.LooksAt[node], new float[batch.LooksAt[node].Length]);
            var (most, sum) = (float.NegativeInfinity, 0f);
            for (var k = 0; k < shares.Length; k++)
            {
                var raw = _keys[looksAt[k] * weights.Heads + head] + _queries[node * weights.Heads + head];
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

            return shares;
        }

        private void ForEach(Action<int, int> visit)
        {
            for (var node = 0; node < x.Rows; node++)
            {
                for (var head = 0; batch.Owner[node] >= 0 && head < weights.Heads; head++)
                {
                    visit(node, head);
                }
            }
        }

        private Span<float> Part(Span<float> row, int head) => row.Slice(head * _width, _width);

        // In the order of the elements, so that the width of registers changes nothing.
        private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
        {
            var sum = 0f;
            for (var i = 0; i < a.Length; i++)
            {
                sum += a[i] * b[i];
            }

            return sum;
        }
    }
}
