using LanguageExt;
using Nas.Domain.Codecs;

namespace Nas.Domain.Search.Strategies;

/// <summary>A kind of strategy: its name, how recipes hold it, what users may set, and how it is made.</summary>
/// <param name="Name">The name in recipes and on the command line.</param>
/// <param name="Settings">What users may set, in the order of help.</param>
/// <param name="Make">Makes a strategy of what is asked for.</param>
/// <param name="Case">How recipes hold it.</param>
public sealed record StrategyKind(string Name, Seq<Setting> Settings, Func<StrategyRequest, Strategy> Make, Case<Strategy> Case)
{
    /// <summary>Another spelling of the name, which the command line understands.</summary>
    public Option<string> OtherName { get; init; }

    /// <summary>Whether its trials have several lengths.</summary>
    public bool HasLengths { get; init; }

    /// <summary>Whether it looks at several objectives where the recipe names them.</summary>
    public bool TakesGoals { get; init; }

    /// <summary>Whether it always looks at several objectives.</summary>
    public bool HasGoals { get; init; }

    /// <summary>A kind of strategy that is one type.</summary>
    public static StrategyKind Of<T>(string name, Seq<Setting> settings, Func<StrategyRequest, T> make, Part<T, T> fields)
        where T : Strategy => Of(name, settings, make, fields, _ => true);

    /// <summary>A kind of strategy that is some values of a type.</summary>
    public static StrategyKind Of<T>(
        string name,
        Seq<Setting> settings,
        Func<StrategyRequest, T> make,
        Part<T, T> fields,
        Func<T, bool> holds
    )
        where T : Strategy => new(name, settings, make, Case<Strategy>.Of(name, fields, holds));

    /// <summary>Whether somebody who writes a name means this kind.</summary>
    public bool IsNamed(string name) => name == Name || OtherName.Exists(other => other == name);
}
