namespace Nas.Effects.Learning;

/// <summary>The JSON of a <see cref="SurrogateFile"/>; NaN stands for an unknown value.</summary>
internal sealed record SurrogateFields
{
    public required string Format { get; init; }

    public required string Predictor { get; init; }

    public required long Seed { get; init; }

    public required string Target { get; init; }

    public required double[] Targets { get; init; }

    public required ColumnFields[] Columns { get; init; }

    internal sealed record ColumnFields
    {
        public required string Name { get; init; }

        public required double[] Values { get; init; }
    }
}
