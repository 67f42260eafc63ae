using System.Diagnostics;
using System.Globalization;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Engine;
using Nas.Effects.Training.Execution;
using static TorchSharp.torch;

namespace Nas.Benchmarks;

/// <summary>Where a network's training step spends its time: forward and backward of each operation by itself, on the values it really
/// gets.</summary>
/// <remarks>The gradient that arrives at an operation is taken to lie in memory as its result does, which is not always so.</remarks>
internal sealed class NodeProfile : IDisposable
{
    private const int Turns = 3;
    private readonly Network _network;
    private readonly Weights _weights;
    private readonly Dictionary<int, Tensor> _values = [];
    private readonly HashSet<int> _trained = [];

    private NodeProfile(Network network)
    {
        var (stream, type, batch) = (RandomStream.FromSeed(new Seed(1)), network.Input, BenchmarkArchitectures.Batch);
        var pixels = new float[batch * type.Elements];
        stream.FillNormal(pixels);
        _network = network;
        _weights = Weights.Draw(network, stream, CPU);
        _values[Network.InputId] = tensor(pixels, [batch, type.Axis1, type.Axis2, type.Axis3]);
    }

    /// <summary>Milliseconds of one operation, least of several turns, and the steps in memory of its result's axes.</summary>
    private readonly record struct Row(double Forward, double Backward, string Strides);

    public static int Run(string name)
    {
        LibTorch.UseThreads(1);
        var architecture = BenchmarkArchitectures.ByName(name);
        var literal = architecture.Literal();
        Console.WriteLine(ArchitectureText.Print(architecture.Derivation));
        Print("literal", literal);
        Print("rewritten", Fuse.Rewrite(literal));
        return 0;
    }

    public void Dispose() => _weights.Dispose();

    private static void Print(string title, Network network)
    {
        using var scope = NewDisposeScope();
        using var profile = new NodeProfile(network);
        var lines = NetworkText.Print(network).Split('\n');
        var rows = Enumerable.Range(0, network.Nodes.Length).Select(profile.Measure).ToArray();
        Console.WriteLine($"{Environment.NewLine}{title}: ms forward, backward; strides; operation");
        foreach (var (row, line) in rows.Zip(lines))
        {
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{row.Forward, 9:F3} {row.Backward, 9:F3}  {row.Strides, -16} {line}")
            );
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{rows.Sum(row => row.Forward), 9:F3} {rows.Sum(row => row.Backward), 9:F3}  in all"
            )
        );
    }

    private Row Measure(int index)
    {
        var node = _network.Nodes[index];
        if (!node.Parameters.IsEmpty || node.Inputs.Any(_trained.Contains))
        {
            _trained.Add(node.Id);
        }

        var min = new Row(double.MaxValue, double.MaxValue, "");
        for (var turn = 0; turn < Turns; turn++)
        {
            var row = Turn(node);
            min = new(Math.Min(min.Forward, row.Forward), Math.Min(min.Backward, row.Backward), row.Strides);
        }

        foreach (
            var input in node.Inputs.Distinct().Where(input => !_network.Nodes.Skip(index + 1).Any(later => later.Inputs.Contains(input)))
        )
        {
            _values[input].Dispose();
        }

        return min;
    }

    private Row Turn(NetworkNode node)
    {
        using var scope = NewDisposeScope();
        // In place it would spoil the operand for the next turn.
        var repeatable = node.Op is Primitive.Activate { InPlace: true } activate
            ? node with
            {
                Op = activate with { InPlace = false },
            }
            : node;
        var operands = Array.ConvertAll([.. node.Inputs], Operand);
        var clock = Stopwatch.StartNew();
        var result = Kernels.Apply(repeatable, operands, _weights, training: true);
        var forward = clock.Elapsed.TotalMilliseconds;
        // Zeros of a cell hang on no weight, whatever they stand for.
        var backward = result.requires_grad ? Backward(node, operands, result) : 0;
        if (_values.Remove(node.Id, out var former))
        {
            former.Dispose();
        }

        _values[node.Id] = result.detach().MoveToOuterDisposeScope();
        return new(forward, backward, string.Join(' ', result.stride().Skip(1)));
    }

    private Tensor Operand(int value) => _trained.Contains(value) ? _values[value].detach().requires_grad_() : _values[value].detach();

    private double Backward(NetworkNode node, Tensor[] operands, Tensor result)
    {
        var gradient = ones_like(result);
        Tensor[] into =
        [
            .. operands.Where(operand => operand.requires_grad),
            .. node.Parameters.Select(parameter => _weights.Parameters[parameter]),
        ];
        var clock = Stopwatch.StartNew();
        _ = autograd.grad([result], into, [gradient]);
        return clock.Elapsed.TotalMilliseconds;
    }
}
