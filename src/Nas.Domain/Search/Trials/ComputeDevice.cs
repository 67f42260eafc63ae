using System.Globalization;
using LanguageExt;

namespace Nas.Domain.Search.Trials;

/// <summary>One device that computes, as it is written: <c>cpu</c> or <c>cuda:1</c>.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Index">Its number among those of its kind; 0 for the processor.</param>
public readonly record struct ComputeDevice(DeviceKind Kind, int Index)
{
    private const int MaxIndex = 1023;
    private const int MaxWorkers = 1024;

    /// <summary>The processor.</summary>
    public static ComputeDevice Cpu { get; } = new(DeviceKind.Cpu, 0);

    /// <summary>Reads the devices of workers: <c>cuda:0*2,cuda:1</c> is two workers on the first and one on the second. All are of one
    /// kind, because scores would depend on the worker otherwise.</summary>
    public static Either<string, Seq<ComputeDevice>> ParseList(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries)
            .Map(ParseEntry)
            .Sequence()
            .Map(entries => entries.Bind(entry => entry).ToSeq().Strict())
            .Bind(devices =>
                devices.Map(device => device.Kind).Distinct().Count() > 1 ? $"{text} names devices of two kinds, whose scores differ"
                : devices.Count > MaxWorkers ? $"{text} names more than {MaxWorkers} workers"
                : Prelude.Right<string, Seq<ComputeDevice>>(devices)
            );

    /// <summary>Reads one device; <c>cuda</c> is the first of them.</summary>
    public static Either<string, ComputeDevice> Parse(string text) =>
        text switch
        {
            "cpu" => Cpu,
            "cuda" => new ComputeDevice(DeviceKind.Cuda, 0),
            _ when text.StartsWith("cuda:", StringComparison.Ordinal) && Number(text[5..], MaxIndex).Case is int index => new ComputeDevice(
                DeviceKind.Cuda,
                index
            ),
            _ => $"'{text}' is not a device: write cpu, cuda or cuda:0",
        };

    /// <inheritdoc/>
    public override string ToString() =>
        Kind switch
        {
            DeviceKind.Cpu => "cpu",
            DeviceKind.Cuda => string.Create(CultureInfo.InvariantCulture, $"cuda:{Index}"),
            _ => throw Closed.Unknown(Kind),
        };

    private static Either<string, Seq<ComputeDevice>> ParseEntry(string entry) =>
        entry.Split('*', 2, StringSplitOptions.TrimEntries) switch
        {
            [var one] => Parse(one).Map(device => Prelude.Seq1(device)),
            [var one, var count] => from device in Parse(one)
            from workers in Number(count, MaxWorkers).Filter(number => number > 0).ToEither($"'{count}' is not a number of workers")
            select Enumerable.Repeat(device, workers).ToSeq().Strict(),
            _ => $"'{entry}' is not a device",
        };

    private static Option<int> Number(string text, int max) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max ? number : Option<int>.None;
}
