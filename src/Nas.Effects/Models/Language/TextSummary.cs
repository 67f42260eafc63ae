using System.Collections.Immutable;
using LanguageExt;
using Nas.Effects.Engine;
using Nas.Effects.Training.Execution;
using static LanguageExt.Prelude;
using static TorchSharp.torch;

namespace Nas.Effects.Models.Language;

/// <summary>What an encoder makes of a text, in few numbers: the principal components of many texts, each of variance 1.</summary>
/// <param name="Axes">One row for each number.</param>
/// <param name="Shifts">What is added to each.</param>
internal sealed record TextSummary(ImmutableArray<float[]> Axes, ImmutableArray<float> Shifts)
{
    /// <summary>How many numbers there are.</summary>
    public const int Numbers = 16;

    private const string AxesName = "summary.weight";
    private const string ShiftsName = "summary.bias";
    private const double Faintest = 1e-6;

    /// <summary>The summary of what an encoder makes of many texts.</summary>
    public static TextSummary Of(ImmutableArray<float[]> rows)
    {
        using var scope = NewDisposeScope();
        var width = rows[0].Length;
        var all = FromArrays.Tensor([.. rows.SelectMany(row => row.Select(value => (double)value))], rows.Length, width);
        var mean = all.mean([0]);
        var centred = all - mean;
        var (values, vectors) = linalg.eigh(centred.t().mm(centred).Div(rows.Length));
        var largest = vectors.t().flip(0).narrow(0, 0, Numbers);
        // The sign of an axis is free; its largest number is positive.
        var signs = largest.gather(1, largest.abs().argmax(1).unsqueeze(1)).sign();
        var axes = largest * signs / values.flip(0).narrow(0, 0, Numbers).ClampMin(Faintest).sqrt().unsqueeze(1);
        var shifts = -axes.mv(mean);
        return new(
            [.. axes.to(ScalarType.Float32).contiguous().data<float>().ToArray().Chunk(width)],
            [.. shifts.to(ScalarType.Float32).data<float>().ToArray()]
        );
    }

    /// <summary>The summary in a file of weights; none where there is none.</summary>
    public static Option<TextSummary> Find(Seq<NamedTensor> tensors) =>
        from axes in tensors.Find(tensor => tensor.Name == AxesName)
        from shifts in tensors.Find(tensor => tensor.Name == ShiftsName)
        where axes.Shape.Count == 2 && axes.Shape[0] == shifts.Values.Length && axes.Values.Length > 0
        select new TextSummary([.. axes.Values.Chunk((int)axes.Shape[1])], [.. shifts.Values]);

    /// <summary>As a file of weights holds it.</summary>
    public IEnumerable<NamedTensor> Tensors =>
        [new(AxesName, [Axes.Length, Axes[0].Length], [.. Axes.SelectMany(axis => axis)]), new(ShiftsName, [Shifts.Length], [.. Shifts])];

    /// <summary>The few numbers of a text.</summary>
    public double[] Apply(float[] encoded) =>
        [.. Axes.Zip(Shifts, (axis, shift) => shift + axis.Zip(encoded, (a, b) => (double)a * b).Sum())];
}
