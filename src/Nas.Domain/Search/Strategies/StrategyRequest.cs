using System.Numerics;
using LanguageExt;

namespace Nas.Domain.Search.Strategies;

/// <summary>What somebody asks of a strategy.</summary>
/// <param name="Trials">How many trials the budget allows, about.</param>
/// <param name="Given">The value of a setting, of the setting's type; none where it was not given.</param>
public sealed record StrategyRequest(double Trials, Func<Setting, Option<object>> Given)
{
    /// <summary>How many epochs the budget allows; none where it says nothing about them.</summary>
    public Option<int> Epochs { get; init; }

    /// <summary>Epochs of the longest trial.</summary>
    public int TrialEpochs { get; init; } = 1;

    /// <summary>The only lengths of training, in epochs, whose outcomes the task knows; empty where a trial may have any.</summary>
    public ValueArray<int> Lengths { get; init; } = [];

    /// <summary>A setting's value; none where it was not given and has no default.</summary>
    public Option<T> Find<T>(Setting<T> setting) => Given(setting).Map(value => (T)value);

    /// <summary>The value of a setting that has a default.</summary>
    public T Of<T>(NumberSetting<T> setting)
        where T : struct, INumber<T> => (Find(setting) || setting.Default).IfNone(setting.Min);
}
