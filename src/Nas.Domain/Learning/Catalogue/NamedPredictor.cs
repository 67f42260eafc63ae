using LanguageExt;
using Nas.Domain.Text;
using static LanguageExt.Prelude;

namespace Nas.Domain.Learning.Catalogue;

/// <summary>A predictor under the name that users know it by: <c>boosting</c>, or with settings <c>boosting:rounds=100:rate=0.3</c>.</summary>
/// <param name="Name">The name, with the settings that are not the usual ones.</param>
/// <param name="Predictor">The predictor.</param>
public sealed record NamedPredictor(string Name, Predictor Predictor)
{
    /// <summary>Separates a name and its settings.</summary>
    internal const char Separator = ':';

    /// <summary>What users may set.</summary>
    public ValueArray<PredictorSetting> Settings { get; init; } = [];

    /// <summary>Whether fits take so long that comparisons leave it out unless it is asked for.</summary>
    public bool IsSlow { get; init; }

    /// <summary>The same with other settings, or what is wrong with them.</summary>
    /// <param name="settings">Each as <c>name=number</c>.</param>
    internal Either<string, NamedPredictor> With(IEnumerable<string> settings) =>
        settings
            .Fold(Right<string, Predictor>(Predictor), (made, setting) => made.Bind(predictor => Set(predictor, setting)))
            .Map(made =>
                this with
                {
                    Name = string.Join(
                        Separator,
                        Settings
                            .Where(setting => !setting.Get(made).Equals(setting.Get(Predictor)))
                            .Select(setting => setting.Print(made))
                            .Prepend(Name)
                    ),
                    Predictor = made,
                }
            );

    private Either<string, Predictor> Set(Predictor predictor, string text)
    {
        var (name, value) = text.Split('=', 2) is [var left, var right] ? (left, right) : (text, "");
        return Settings.Items.Find(setting => setting.Name == name).Case is PredictorSetting found
            ? found.Read(value, predictor).MapLeft(wrong => $"{Name}: {wrong}")
            : $"{Name} has no setting '{name}'{DidYouMean.AmongOrAll([.. Settings.Select(setting => setting.Name)], name)}";
    }
}
