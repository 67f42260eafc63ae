using LanguageExt;
using Nas.Domain.Codecs;
using static LanguageExt.Prelude;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Studies;

/// <summary>The codec of <see cref="Study"/>: the format of study files.</summary>
public static class StudyCodec
{
    private const int MaxSeeds = 100_000;

    /// <summary>Studies as records.</summary>
    /// <param name="wrong">Why a search cannot have a setting, as a predicate; none if it can.</param>
    public static Codec<Study> For(Func<StudySetting, Option<string>> wrong)
    {
        var settings = Settings(wrong);
        var task = Group(
            Field("name", Name, (StudyTask one) => one.Name),
            Field("settings", settings, (StudyTask one) => one.Settings),
            (name, own) => new StudyTask(name, own)
        );
        var method = Group(
            Field("name", Name, (StudyMethod one) => one.Name),
            Field("settings", settings, (StudyMethod one) => one.Settings),
            Optional("learns_from", Name, (StudyMethod one) => one.LearnsFrom),
            (name, own, teacher) => new StudyMethod(name, own, teacher)
        );
        return Group(
                Field("seeds", Scalar.Int.Between(1, MaxSeeds), (Study study) => study.Seeds),
                Field("first_seed", Scalar.Long, 1, (Study study) => study.FirstSeed),
                Optional("baseline", Name, (Study study) => Some(study.Baseline)),
                Field("settings", settings, Seq<StudySetting>(), (Study study) => study.Settings),
                Field("tasks", Named(List(task.Record()), "tasks", one => one.Name), (Study study) => study.Tasks),
                Field("methods", Named(List(method.Record()), "methods", one => one.Name), (Study study) => study.Methods),
                (seeds, first, baseline, shared, tasks, methods) =>
                    new Study(seeds, first, baseline.IfNone(methods[0].Name), shared, tasks, methods)
            )
            .Where(Wrong)
            .Record();
    }

    /// <summary>Names are names of folders, too.</summary>
    private static Codec<string> Name { get; } =
        Scalar.Text.As(
            text =>
                text.Length > 0 && text[0] != '.' && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
                    ? Right<string, string>(text)
                    : Left<string, string>("is no name: letters, digits, '-', '_' and '.' make one"),
            text => text
        );

    /// <summary>At least one, with names that differ.</summary>
    private static Codec<Seq<T>> Named<T>(Codec<Seq<T>> list, string what, Func<T, string> name) =>
        list.As(
            all =>
                all.IsEmpty ? Left<string, Seq<T>>($"is empty: a study has {what}")
                : all.GroupBy(name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice
                    ? Left<string, Seq<T>>($"has two of the name '{twice.Key}'")
                : Right<string, Seq<T>>(all),
            all => all
        );

    private static Seq<(string Name, string What)> Wrong(Study study)
    {
        var names = study.Methods.Map(method => method.Name).Strict();
        return (
            names.Contains(study.Baseline)
                ? Seq<(string, string)>()
                : Seq1(("baseline", $"is '{study.Baseline}', not one of {string.Join(", ", names)}"))
        )
            .Concat(study.Methods.Map((place, method) => WrongTeacher(study, place, method)).Somes().Map(what => ("methods", what)))
            .Strict();
    }

    /// <summary>Methods learn from those before them alone, so that none waits for itself.</summary>
    private static Option<string> WrongTeacher(Study study, int place, StudyMethod method) =>
        method.LearnsFrom.Bind(teacher =>
            study.Tasks.Count < 2 ? Prelude.Some($"has '{method.Name}' learn from other tasks, and there is one task")
            : study.Methods.Take(place).Exists(other => other.Name == teacher) ? Option<string>.None
            : Prelude.Some($"has '{method.Name}' learn from '{teacher}', which is no method before it")
        );

    private static Codec<Seq<StudySetting>> Settings(Func<StudySetting, Option<string>> wrong) =>
        new(
            settings => new Node.Map(settings.Map(setting => new Entry(setting.Name, new Node.Text(setting.Value))).ToArr()),
            node =>
                node is Node.Map map
                    ? Repeated(map).Concat(map.Entries.Bind(entry => WrongEntry(entry, wrong))).ToSeq().Strict()
                        is { IsEmpty: false } mistakes
                        ? Validation<Mistake, Seq<StudySetting>>.Fail(mistakes)
                        : map.Entries.Map(entry => new StudySetting(entry.Name, TextOf(entry.Value).IfNone(""))).ToSeq().Strict()
                    : Mistake.Expected(node, new("object")),
            new("object")
        );

    private static IEnumerable<Mistake> Repeated(Node.Map map) =>
        map.Repeated.Map(entry => new Mistake(entry.Name, entry.At, "is set a second time"));

    private static Seq<Mistake> WrongEntry(Entry entry, Func<StudySetting, Option<string>> wrong) =>
        TextOf(entry.Value)
            .Match(
                value => wrong(new(entry.Name, value)).Map(what => new Mistake(entry.Name, entry.Value.At ?? entry.At, what)).ToSeq(),
                () => Seq1(new Mistake(entry.Name, entry.At, $"is {entry.Value.Shown}, not one plain value"))
            );

    private static Option<string> TextOf(Node node) =>
        node switch
        {
            Node.Word word => word.Value,
            Node.Text text => text.Value,
            Node.Number number => number.Digits,
            Node.Bool flag => flag.Value ? "true" : "false",
            _ => None,
        };
}
