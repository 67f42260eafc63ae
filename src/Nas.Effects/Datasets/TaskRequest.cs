using LanguageExt;
using Nas.Domain.Randomness;
using Nas.Effects.Datasets.Readers;

namespace Nas.Effects.Datasets;

/// <summary>Which task to load, and how.</summary>
/// <param name="Name">A built-in task, or the name for the data in <see cref="Directory"/>.</param>
public sealed record TaskRequest(string Name)
{
    /// <summary>A folder with the user's own data; none for a built-in task.</summary>
    public Option<string> Directory { get; init; }

    /// <summary>Decides every split and every built image. Keep it apart from the search's seed, or searches
    /// with different seeds are judged on different test images.</summary>
    public Seed Seed { get; init; }

    /// <summary>Sizes of the parts; none for the source's own (see docs/datasets.md).</summary>
    public Option<SplitSizes> Sizes { get; init; }

    /// <summary>How much memory files may claim.</summary>
    public ReadLimits Limits { get; init; } = ReadLimits.Default;
}
