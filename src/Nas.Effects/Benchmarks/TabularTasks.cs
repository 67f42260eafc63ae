using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using LanguageExt;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Tabular;
using Nas.Domain.Search.Trials;
using Nas.Domain.ZeroCost;
using Nas.Effects.Data.Csv;
using Nas.Effects.Runs;
using Nas.Effects.Trials;
using static LanguageExt.Prelude;

namespace Nas.Effects.Benchmarks;

/// <summary>The tabular tasks.</summary>
public static class TabularTasks
{
    private const double Percent = 100;
    private const int Digits = 10;

    // Published for CIFAR-10 alone.
    private const int ShortEpochs = 12;

    private static readonly ImmutableArray<Source> Sources =
    [
        new("nasbench201-c10", "c10", "c10", "3x32x32", 10),
        new("nasbench201-c100", "c100", "c10", "3x32x32", 100), // No proxies are published for CIFAR-100.
        new("nasbench201-in16", "in16", "in16", "3x16x16", 120),
    ];

    // Read once, and only by searches of them.
    private static readonly ImmutableDictionary<string, Lazy<TabularTask>> Tasks = Sources.ToImmutableDictionary(
        source => source.Name,
        source => new Lazy<TabularTask>(() => Load(source))
    );

    // Loaded only by searches that use proxies.
    private static readonly ImmutableDictionary<string, Lazy<FeatureTable>> Proxies = Sources
        .Select(source => source.Proxies)
        .Distinct()
        .ToImmutableDictionary(data => data, data => new Lazy<FeatureTable>(() => ProxiesOf(data)));

    /// <summary>What tables know the latency, or the energy, of.</summary>
    public static ImmutableArray<string> Devices { get; } =
    ["raspi4", "edgegpu", "edgetpu", "pixel3", "eyeriss", "fpga", "edgegpu-energy", "eyeriss-energy", "fpga-energy"];

    // Loaded only by searches that look at it.
    private static readonly ImmutableDictionary<string, Lazy<FeatureTable>> Costs = Sources.ToImmutableDictionary(
        source => source.Columns,
        source => new Lazy<FeatureTable>(() => CostsOf(source.Columns))
    );

    /// <summary>Their names: NAS-Bench-201 on CIFAR-10, CIFAR-100 and ImageNet16-120.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Sources.Select(source => source.Name)];

    /// <summary>A task by name; none when no table has it.</summary>
    public static Option<TabularTask> Find(string name) => Tasks.TryGetValue(name, out var task) ? task.Value : Option<TabularTask>.None;

    /// <summary>Looks trials up. The seconds that a trial uses are the published ones.</summary>
    public static TrialRunner Runner(TabularTask task) =>
        new((trial, _) => Task.FromResult(Right<RunFault, TrialOutcome>(new TrialOutcome(task.Judge(trial), task.UsageOf(trial)))));

    /// <summary>Looks zero-cost proxies up.</summary>
    public static AssessmentRunner Assessor(TabularTask task) =>
        new((spec, _) => Task.FromResult(Right<RunFault, ProxyAssessment>(task.Assess(spec))));

    private static TabularTask Load(Source source)
    {
        var cells = Read(NasBench201.CellsOf(NasBench201.Cells));
        var (validation, test, seconds) = (
            Column($"val_{source.Columns}", Percent),
            Column($"test_{source.Columns}", Percent),
            Column("cost12_s", 1)
        );
        return new(new(source.Name, None, Fingerprint(validation, test), source.Input, source.Classes), validation, test, seconds)
        {
            Proxies = Proxies[source.Proxies],
            Devices = Costs[source.Columns],
            Short =
                source.Columns == "c10"
                    ? Some(new ShortTraining(ShortEpochs, Column($"val{ShortEpochs}_{source.Columns}", Percent)))
                    : None,
        };

        ImmutableArray<double> Column(string name, double unit)
        {
            var byCell = new double[Cell.Count];
            foreach (var (cell, value) in cells.AsEnumerable().Zip(Read(NasBench201.Cells.Numbers(name)).AsEnumerable(), ValueTuple.Create))
            {
                byCell[cell.Index] = Math.Round(value / unit, Digits);
            }

            return ImmutableCollectionsMarshal.AsImmutableArray(byCell);
        }
    }

    private static FeatureTable CostsOf(string columns)
    {
        var table = NasBench201.Devices;
        var cells = Read(NasBench201.CellsOf(table));
        return FeatureTable.Build(
            Devices,
            Cell.Count,
            (column, target) =>
            {
                var name = Devices[column].EndsWith("-energy", StringComparison.Ordinal)
                    ? Devices[column].Replace('-', '_')
                    : $"{Devices[column]}_latency";
                foreach (
                    var (cell, value) in cells
                        .AsEnumerable()
                        .Zip(Read(table.Numbers($"{columns}.{name}")).AsEnumerable(), ValueTuple.Create)
                )
                {
                    target[cell.Index] = value < 0 ? double.NaN : value;
                }
            }
        );
    }

    private static FeatureTable ProxiesOf(string data)
    {
        var table = NasBench201.Proxies(data);
        var cells = Read(NasBench201.CellsOf(table));
        return FeatureTable.Build(
            ProxySuite.Zero,
            Cell.Count,
            (column, target) =>
            {
                target.Fill(double.NaN);
                foreach (
                    var (cell, value) in cells
                        .AsEnumerable()
                        .Zip(Read(table.Numbers(ProxySuite.Zero[column])).AsEnumerable(), ValueTuple.Create)
                )
                {
                    target[cell.Index] = value == ProxyValue.TableSentinel ? double.NaN : value;
                }
            }
        );
    }

    /// <summary>SHA-256 of the table, so that replaying over another table is detected.</summary>
    private static string Fingerprint(params ReadOnlySpan<ImmutableArray<double>> columns)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var column in columns)
        {
            hash.AppendData(MemoryMarshal.AsBytes(column.AsSpan()));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static T Read<T>(Either<TableError, T> column) => column.IfLeft(error => throw new InvalidDataException(error.Message));

    private sealed record Source(string Name, string Columns, string Proxies, string Input, int Classes);
}
