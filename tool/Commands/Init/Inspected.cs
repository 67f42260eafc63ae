using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Tool.Inputs;

namespace Nas.Tool.Commands.Init;

/// <summary>Data as somebody says that it is to be read, or as it suggests itself.</summary>
/// <param name="Data">The data.</param>
/// <param name="IsGuess">Whether it was nobody who said that its labels are no classes.</param>
internal sealed record Inspected(TaskData Data, bool IsGuess)
{
    /// <summary>Reads the data. Labels that cannot be classes, or look like amounts, are read as numbers.</summary>
    public static Either<DatasetError, Inspected> Load(TaskRequest request, bool saysKind) =>
        from found in Guessed(request, saysKind)
        from used in UnusedReading.Refuse(found.Data, request.Reading)
        select found;

    private static Either<DatasetError, Inspected> Guessed(TaskRequest request, bool saysKind) =>
        Tasks
            .Load(request)
            .Match(
                task =>
                    !saysKind && Amounts.AreClasses(task, request.Reading) ? Numbers(request).BindLeft(_ => Classes(task)) : Classes(task),
                error => saysKind ? error : Numbers(request).MapLeft(_ => error)
            );

    /// <summary>What was guessed, as a warning.</summary>
    public static string Guess(DataFacts facts, TargetKind kind) =>
        $"{string.Join(", ", facts.Numbers!.Take(10).Select(one => one.Name))}: read as {(kind == TargetKind.Labels ? "labels, of which an image may have several" : "numbers to predict")}; if they are classes, say --target-kind classes";

    private static Either<DatasetError, Inspected> Classes(TaskData task) =>
        SingleClass.Refuse(task).Map(checkedTask => new Inspected(checkedTask, IsGuess: false));

    /// <summary>Several columns of 0 and 1 are labels.</summary>
    private static Either<DatasetError, Inspected> Numbers(TaskRequest request) =>
        As(request, TargetKind.Labels)
            .Bind(found => found.Data.OutputNames.Length > 1 ? found : As(request, TargetKind.Numbers))
            .BindLeft(_ => As(request, TargetKind.Numbers));

    private static Either<DatasetError, Inspected> As(TaskRequest request, TargetKind kind) =>
        Tasks
            .Load(request with { Reading = request.Reading with { Kind = kind } })
            .Bind(SingleClass.Refuse)
            .Map(task => new Inspected(task, IsGuess: true));
}
