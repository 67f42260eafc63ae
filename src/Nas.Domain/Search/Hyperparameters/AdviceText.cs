using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Search.Trials;
using Nas.Domain.Text;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Hyperparameters;

/// <summary>Answers of an adviser as text, one a line: <c>learning_rate=0.01 optimiser=sgd</c>.</summary>
public static class AdviceText
{
    /// <summary>What stands for <see cref="Adviser.NearBest"/>.</summary>
    public const string NearBest = "near-best";

    /// <summary>An adviser in a recipe: the word of a rule, or the lines of recorded answers.</summary>
    public static Codec<Adviser> Lines { get; } = Fields.List(Scalar.Text).As(FromLines, ToLines);

    /// <summary>The answers of a text, without blank lines and comments (<c>#</c>); all mistakes, with the numbers of their lines.</summary>
    /// <param name="space">What may be answered.</param>
    /// <param name="lines">The lines.</param>
    public static Validation<string, Adviser.Recorded> Parse(TrainingSpace space, IEnumerable<string> lines) =>
        lines
            .Select((line, at) => (Text: line.Trim(), Number: at + 1))
            .Where(line => line.Text.Length > 0 && line.Text[0] != '#')
            .Select(line => Answer(line.Text).Bind(answer => Fits(space, answer)).MapFail(wrong => $"line {line.Number}: {wrong}"))
            .Sequence()
            .Bind(answers =>
                answers.ToImmutableArray() is { IsEmpty: false } some
                    ? Success<string, Adviser.Recorded>(new(some))
                    : Fail<string, Adviser.Recorded>("it has no line such as 'learning_rate=0.01'")
            );

    private static Either<string, Adviser> FromLines(Seq<string> lines) =>
        lines == Seq1(NearBest)
            ? new Adviser.NearBest()
            : lines
                .Map(Answer)
                .Sequence()
                .Map(Adviser (answers) => new Adviser.Recorded([.. answers]))
                .ToEither()
                .MapLeft(wrong => string.Join("; ", wrong));

    private static Seq<string> ToLines(Adviser adviser) =>
        adviser switch
        {
            Adviser.NearBest => Seq1(NearBest),
            Adviser.Recorded recorded => recorded
                .Answers.Select(answer => string.Join(' ', answer.Select(value => $"{value.Name}={value.Text}")))
                .ToSeq()
                .Strict(),
            _ => throw Closed.Unknown(adviser),
        };

    private static Validation<string, ValueArray<ChosenValue>> Answer(string line) =>
        line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word =>
                word.Split('=', 2) is [var name, var text]
                    ? Success<string, ChosenValue>(new(name, text))
                    : Fail<string, ChosenValue>($"'{word}' is not NAME=VALUE")
            )
            .Sequence()
            .Map(ValueArray<ChosenValue> (values) => [.. values]);

    private static Validation<string, ValueArray<ChosenValue>> Fits(TrainingSpace space, ValueArray<ChosenValue> answer) =>
        answer
            .Select(value => MistakeIn(space, value))
            .Append(answer.DistinctBy(value => value.Name).Count() < answer.Length ? Some("a name comes twice") : None)
            .Somes()
            .ToSeq()
            .Strict()
            is { IsEmpty: false } wrong
            ? wrong
            : answer;

    private static Option<string> MistakeIn(TrainingSpace space, ChosenValue value) =>
        space.All.FirstOrDefault(one => one.Name == value.Name) is not { } parameter
            ? $"'{value.Name}' is not in the space{DidYouMean.AmongOrAll([.. space.All.Select(one => one.Name)], value.Name)}"
        : parameter.Range.Includes(value.Text) ? None
        : $"{value.Text} is not a value of '{TrainingSpaceText.Print(parameter)}'";
}
