using Nas.Domain.Codecs;
using static LanguageExt.Prelude;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Strategies.Partition;

/// <summary>Partition search as users name it.</summary>
internal static class PartitionKind
{
    private const int Start = 5;
    private const int LeafSize = 5;

    private static readonly (string Name, RegionSampler Value)[] Samplers =
    [
        ("local", RegionSampler.Local),
        ("uniform", RegionSampler.Uniform),
    ];

    private static readonly ChoiceSetting Sampler = new(
        "region-sampler",
        "partition: draw candidates of a region as variants of its best (local) or by the grammar (uniform)",
        [.. Samplers.Select(choice => choice.Name)]
    );

    private static readonly NumberSetting<int> Neighbours = new(
        "region-neighbours",
        "partition: similar trials that a candidate is judged by; 0 to try any",
        0,
        1000
    )
    {
        Default = 3,
    };

    public static StrategyKind Value { get; } =
        StrategyKind.Of(
            "partition",
            Seq<Setting>(Sampler, Neighbours),
            request => new PartitionSearch(
                (int)Math.Clamp(request.Trials, 1, 1_000_000),
                Start,
                LeafSize,
                request
                    .Find(Sampler)
                    .Bind(name => Samplers.Find(choice => choice.Name == name))
                    .Map(choice => choice.Value)
                    .IfNone(default(RegionSampler)),
                request.Of(Neighbours)
            ),
            Group(
                Field("trials", Scalar.Int.AtLeast(1), (PartitionSearch search) => search.Trials),
                Field("start", Scalar.Int.AtLeast(1), (PartitionSearch search) => search.Start),
                Field("leaf_size", Scalar.Int.AtLeast(1), (PartitionSearch search) => search.LeafSize),
                Field("sampler", Scalar.OneOf(Samplers), (PartitionSearch search) => search.Sampler),
                Field("neighbours", Scalar.Int.AtLeast(0), (PartitionSearch search) => search.Neighbours),
                (trials, start, leaf, sampler, neighbours) => new PartitionSearch(trials, start, leaf, sampler, neighbours)
            )
        ) with
        {
            TakesGoals = true,
        };
}
