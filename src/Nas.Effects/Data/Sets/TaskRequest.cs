using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Arrays;
using Nas.Effects.Data.Images;

namespace Nas.Effects.Data.Sets;

/// <summary>The task to load, and how to load it.</summary>
/// <param name="Name">A built-in task, or the name for the data in <see cref="Directory"/>.</param>
public sealed record TaskRequest(string Name)
{
    /// <summary>A folder or file with the user's own data; none for a built-in task.</summary>
    public Option<string> Directory { get; init; }

    /// <summary>Decides every split and every built image. Keep it separate from the search's seed; otherwise searches
    /// with different seeds are tested on different images.</summary>
    public Seed Seed { get; init; }

    /// <summary>Sizes of the parts; none for the source's own (see docs/reference/tasks.md).</summary>
    public Option<SplitSizes> Sizes { get; init; }

    /// <summary>Whether nothing is split off for parts that are missing; they are empty then.</summary>
    public bool KeepsWhole { get; init; }

    /// <summary>How the files are read.</summary>
    public ReadingOptions Reading { get; init; } = ReadingOptions.Usual;

    /// <summary>The columns of a table, as a model knows them; empty to find out what they are.</summary>
    public Seq<TableColumn> Columns { get; init; } = Seq<TableColumn>.Empty;

    /// <summary>Limits on the memory that files may claim.</summary>
    public ReadLimits Limits { get; init; } = ReadLimits.Default;

    /// <summary>What one picture may cost.</summary>
    public ImageLimits Pictures { get; init; } = ImageLimits.Default;

    /// <summary>Is told how far the reading is; called by any thread, and must return quickly.</summary>
    public Action<ReadCount> Report { get; init; } = _ => { };

    /// <summary>A task with its images of the size that was asked for.</summary>
    internal RawTask Resized(RawTask task) => Reading.Resize.Map(task.ResizedTo).IfNone(task);

    /// <summary>The request that a recorded task was loaded by.</summary>
    public static TaskRequest FromReference(TaskReference task) => new(task.Name) { Directory = task.Data, Reading = task.Reading };
}
