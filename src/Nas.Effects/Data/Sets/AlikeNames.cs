using System.Globalization;
using System.Text.RegularExpressions;
using LanguageExt;
using Nas.Domain.Text;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Sets;

/// <summary>Classes that are different for this program and most likely the same for the user.</summary>
internal static partial class AlikeNames
{
    /// <summary>The first of them, as a clause.</summary>
    public static Option<string> Find(Seq<string> names) =>
        Twins(names, Folded).Map(twins => $"the classes {twins} differ in case only")
        || Twins(names, Number).Map(twins => $"the classes {twins} are the same number")
        || Twins(names, WithoutBlanks).Map(twins => $"the classes {twins} differ in blanks only")
        || Twins(names, Composed, group => group.Any(Marks().IsMatch) && !group.All(Marks().IsMatch))
            .Map(twins => $"the classes {twins} look alike: an accent is part of a letter in one, and a character of its own in the other");

    private static Option<string> Twins(Seq<string> names, Func<string, string> key, Func<IEnumerable<string>, bool>? which = null) =>
        Optional(names.GroupBy(key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1 && (which?.Invoke(group) ?? true)))
            .Map(group => PlainText.Line(string.Join(" and ", group)));

    private static string Folded(string name) => name.ToUpperInvariant();

    /// <summary>Pandas writes 1 as 1.0 where a number is missing.</summary>
    private static string Number(string name) =>
        double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? FormattableString.Invariant($"{number:R} is a number")
            : name;

    /// <summary>The name with one sign in place of each letter with an accent or syllable, however it is written. Which accent it is, only
    /// tables of Unicode would tell.</summary>
    private static string Composed(string name) => Accented().Replace(name, "\0");

    [GeneratedRegex(@"[\u0300-\u036f\u1161-\u1175\u3099\u309a]")]
    private static partial Regex Marks();

    [GeneratedRegex(
        @"[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|[^\u0300-\u036f\u3099\u309a][\u0300-\u036f\u3099\u309a]+|[^\x00-\x7f]"
    )]
    private static partial Regex Accented();

    private static string WithoutBlanks(string name) => new([.. name.Where(letter => !char.IsWhiteSpace(letter))]);
}
