using System.Diagnostics;
using System.Globalization;
using Nas.Domain.Networks;
using Nas.Domain.Randomness;
using Nas.Effects.Execution;
using static TorchSharp.torch;

namespace Nas.Benchmarks;

/// <summary>Where a network's training step spends its time: forward and backward of each operation by itself, on the values it really gets.</summary>
/// <remarks>The gradient that arrives at an operation is taken to lie in memory as its result does, which is not always so.</remarks>
internal static class NodeProfile
{
    private const int Turns = 3;
    private static readonly int Shown = int.Parse(Environment.GetEnvironmentVariable("SHOWN") ?? "100");

    public static int Run(string name)
    {
        set_num_threads(1);
        var architecture = BenchmarkArchitectures.ByName(name);
        var literal = architecture.Literal();
        Console.WriteLine(ArchitectureTextOf(architecture));
        Print("literal", literal);
        Print("rewritten", Fuse.Rewrite(literal));
        return 0;
    }

    private static string ArchitectureTextOf(BenchmarkArchitectures.Named named) => Nas.Domain.Derivations.ArchitectureText.Print(named.Derivation);

    private static void Print(string title, Network network)
    {
        using var scope = NewDisposeScope();
        var stream = RandomStream.FromSeed(new Seed(1));
        var type = network.Input;
        using var weights = Weights.Draw(network, stream, CPU);
        var pixels = new float[BenchmarkArchitectures.Batch * type.Elements];
        stream.FillNormal(pixels);
        var values = new Dictionary<int, Tensor> { [Network.InputId] = tensor(pixels, [BenchmarkArchitectures.Batch, type.Axis1, type.Axis2, type.Axis3]) };
        var trained = new Dictionary<int, bool> { [Network.InputId] = false };
        var lines = NetworkText.Print(network).Split('\n');
        var (sumForward, sumBackward) = (0.0, 0.0);
        var rows = new List<(double, string)>();
        Console.WriteLine($"{title}, {network.Nodes.Length} operations");
        for (var n = 0; n < network.Nodes.Length; n++)
        {
            var node = network.Nodes[n];
            trained[node.Id] = !node.Parameters.IsEmpty || node.Inputs.Any(input => trained[input]);
            var (forward, backward) = (double.MaxValue, double.MaxValue);
            var (value, strides) = ((Tensor?)null, "");
            for (var turn = 0; turn < Turns; turn++)
            {
                using var inner = NewDisposeScope();
                var safe = node.Op is Primitive.Activate { InPlace: true } a ? node with { Op = a with { InPlace = false } } : node;
                var operands = node.Inputs.Select(input => trained[input] ? values[input].detach().requires_grad_() : values[input].detach()).ToArray();
                var clock = Stopwatch.StartNew();
                var result = Kernels.Apply(safe, operands, weights, training: true);
                forward = Math.Min(forward, clock.Elapsed.TotalMilliseconds);
                if (trained[node.Id])
                {
                    var gradient = ones_like(result);
                    clock.Restart();
                    _ = autograd.grad([result], [.. operands.Where(operand => operand.requires_grad).Distinct(), .. node.Parameters.Select(index => (Tensor)weights.Parameters[index])], [gradient]);
                    backward = Math.Min(backward, clock.Elapsed.TotalMilliseconds);
                }

                strides = string.Join(' ', result.stride().Skip(1));
                if (turn == Turns - 1)
                {
                    value = result.detach().MoveToOuterDisposeScope();
                }
            }

            values[node.Id] = value!;
            foreach (var input in node.Inputs.Distinct().Where(input => input != 0 && network.Nodes.Skip(n + 1).All(later => !later.Inputs.Contains(input))))
            {
                values[input].Dispose();
            }

            backward = backward == double.MaxValue ? 0 : backward;
            (sumForward, sumBackward) = (sumForward + forward, sumBackward + backward);
            rows.Add((forward + backward, string.Create(CultureInfo.InvariantCulture, $"{forward,8:F3} {backward,8:F3}  {strides,-16} {lines[n]}")));
        }

        var least = rows.Select(row => row.Item1).OrderDescending().Take(Shown).Last();
        foreach (var row in rows.Where(row => row.Item1 >= least))
        {
            Console.WriteLine(row.Item2.Length > 170 ? row.Item2[..170] : row.Item2);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sumForward,8:F3} {sumBackward,8:F3}  in all"));
    }
}
