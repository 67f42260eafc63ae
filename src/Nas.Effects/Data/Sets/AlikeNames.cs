using System.Globalization;
using LanguageExt;
using Nas.Domain.Text;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Sets;

/// <summary>Classes that are different for this program and most likely the same for the user.</summary>
internal static class AlikeNames
{
    /// <summary>The first of them, as a clause.</summary>
    public static Option<string> Find(Seq<string> names) =>
        Twins(names, Folded).Map(twins => $"the classes {twins} differ in case only")
        || Twins(names, Number).Map(twins => $"the classes {twins} are the same number")
        || Twins(names, WithoutBlanks).Map(twins => $"the classes {twins} differ in blanks only");

    private static Option<string> Twins(Seq<string> names, Func<string, string> key) =>
        Optional(names.GroupBy(key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1))
            .Map(group => PlainText.Line(string.Join(" and ", group)));

    private static string Folded(string name) => name.ToUpperInvariant();

    /// <summary>Pandas writes 1 as 1.0 where a number is missing.</summary>
    private static string Number(string name) =>
        double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? FormattableString.Invariant($"{number:R} is a number")
            : name;

    private static string WithoutBlanks(string name) => new([.. name.Where(letter => !char.IsWhiteSpace(letter))]);
}
