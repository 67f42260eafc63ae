using System.Globalization;
using System.Text;
using LanguageExt;

namespace Nas.Effects.Workers.Links;

/// <summary>How places are reached, as users write it: the words before a command that run it elsewhere, with the number of places in
/// front where there are several, such as <c>4*srun --ntasks=1</c>.</summary>
/// <param name="Places">Number of places.</param>
/// <param name="Words">The words of the prefix.</param>
public sealed record LaunchText(int Places, Seq<string> Words)
{
    private const int MaxPlaces = 10_000;

    /// <summary>Reads a text.</summary>
    public static Either<string, LaunchText> Parse(string text)
    {
        var star = text.IndexOf('*', StringComparison.Ordinal);
        var isCounted = star > 0 && text[..star].All(char.IsAsciiDigit);
        return (isCounted ? Number(text[..star]) : 1)
            .Bind(places => Split(isCounted ? text[(star + 1)..] : text).Map(words => new LaunchText(places, words)))
            .Bind(launch =>
                launch.Words.IsEmpty
                    ? Prelude.Left<string, LaunchText>($"'{text}' names no program")
                    : Prelude.Right<string, LaunchText>(launch)
            );
    }

    /// <summary>The programs of the places, which start a node; <c>{}</c> is the number of the place. If the prefix ends with the node's
    /// program, that one is taken.</summary>
    /// <param name="node">How to start a node here.</param>
    /// <param name="name">The program's name without a path.</param>
    public IEnumerable<WorkerProgram> Programs(WorkerProgram node, string name)
    {
        var isNamed = Path.GetFileNameWithoutExtension(Words[^1]) == name;
        var words = Words + (isNamed ? node.Arguments.Filter(word => Path.GetExtension(word) != ".dll") : node.File.Cons(node.Arguments));
        return Enumerable
            .Range(1, Places)
            .Select(place => words.Map(word => word.Replace("{}", Text(place), StringComparison.Ordinal)).Strict())
            .Select(own => new WorkerProgram(own[0], own.Tail.Strict()));
    }

    private static Either<string, int> Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var places) && places is > 0 and <= MaxPlaces
            ? places
            : Prelude.Left<string, int>($"{digits} is no number of places between 1 and {Text(MaxPlaces)}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Words as a shell splits them, without any expansion: quotes hold words together.</summary>
    private static Either<string, Seq<string>> Split(string text)
    {
        var (words, word, quote) = (new List<string>(), (StringBuilder?)null, '\0');
        foreach (var letter in text)
        {
            if (letter == quote)
            {
                quote = '\0';
            }
            else if (quote != '\0')
            {
                word!.Append(letter);
            }
            else if (letter is '\'' or '"')
            {
                (quote, word) = (letter, word ?? new());
            }
            else if (!char.IsWhiteSpace(letter))
            {
                (word ??= new()).Append(letter);
            }
            else if (word is not null)
            {
                words.Add(word.ToString());
                word = null;
            }
        }

        if (quote != '\0')
        {
            return Prelude.Left<string, Seq<string>>($"a quote is not closed in {text}");
        }

        return Prelude.Right<string, Seq<string>>(words.Concat(word is null ? [] : [word.ToString()]).ToSeq().Strict());
    }
}
