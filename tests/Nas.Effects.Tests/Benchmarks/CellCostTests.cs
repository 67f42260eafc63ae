using Nas.Domain.Architectures.Cells;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Costs;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Tensors;
using Nas.Effects.Benchmarks;

namespace Nas.Effects.Tests.Benchmarks;

/// <summary>The networks of all valid cells beside the published parameters and operations.</summary>
public class CellCostTests
{
    private const double Million = 1e6;
    private static readonly TensorType Cifar = TensorType.Image(3, 32, 32);
    private static readonly TensorType ImageNet16 = TensorType.Image(3, 16, 16);

    [Theory]
    [InlineData("c10", false, 10)]
    [InlineData("in16", true, 120)]
    public void Networks_OfAllPublishedCells_HaveThePublishedParameters(string table, bool small, int classes)
    {
        var published = NasBench201.Proxies(table);
        var (cells, parameters) = (Right(NasBench201.CellsOf(published)), Right(published.Numbers("params")));
        Assert.Equal(9445, cells.Length);
        Assert.All(
            cells.Zip(parameters),
            row =>
                Assert.Equal(
                    Math.Round(row.Item2 * Million),
                    NetworkOf(row.Item1, small ? ImageNet16 : Cifar, classes).Parameters.Sum(parameter => parameter.Elements)
                )
        );
    }

    [Fact]
    public void Networks_OfAllPublishedCells_HaveThePublishedOperations()
    {
        var published = NasBench201.Proxies("c10");
        var (cells, flops) = (Right(NasBench201.CellsOf(published)), Right(published.Numbers("flops")));
        Assert.All(
            cells.Zip(flops),
            row =>
            {
                var operations = OperationsOf(NetworkOf(row.Item1, Cifar, 10)) / Million;
                Assert.InRange(operations, row.Item2 * (1 - 1e-8), row.Item2 * (1 + 1e-8));
            }
        );
    }

    /// <summary>The tables' convention: multiply–accumulates, two operations for a normalised number, one for a rectified, k·k for a
    /// pooled; the head's pool over 8×8 pixels counts as one of 9×9.</summary>
    private static double OperationsOf(Network network) =>
        Cost.Measure(network, batch: 1).Macs
        + network.Nodes.Sum(node =>
            node.Output.Elements
            * node.Op switch
            {
                Primitive.BatchNorm => 2,
                Primitive.Activate => 1,
                Primitive.MeanPool pool => pool.Patch.Size,
                Primitive.HeadMean => 9 * 9,
                _ => 0,
            }
        );

    private static Network NetworkOf(Cell cell, TensorType input, int classes) =>
        Right(Lower.ToNetwork(Right(CellNetwork.Build(cell, input)), classes));

    private static T Right<TError, T>(LanguageExt.Either<TError, T> result) =>
        result.IfLeft(error => throw new InvalidOperationException($"{error}"));
}
