using LanguageExt;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.BuiltIn;

/// <summary>A task whose data comes with the program.</summary>
public sealed record BuiltInTask
{
    internal BuiltInTask(string name, string summary, Func<TaskRequest, Either<DatasetError, RawTask>> load) =>
        (Name, Summary, Load) = (name, summary, load);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>One line for lists.</summary>
    public string Summary { get; }

    internal static SplitSizes UsualSizes { get; } = new(6_000, 2_000, 2_000);

    internal Func<TaskRequest, Either<DatasetError, RawTask>> Load { get; }
}
