using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data;

/// <summary>The reason why a task could not be loaded. Loading never changes the data.</summary>
/// <param name="Kind">The kind of error.</param>
/// <param name="Where">The location.</param>
/// <param name="What">The problem, as a sentence.</param>
/// <param name="Remedy">The remedy, as a sentence.</param>
public sealed record DatasetError(DatasetErrorKind Kind, DataPlace Where, string What, string Remedy)
{
    /// <summary>The most files that a message names.</summary>
    public const int MaxTold = 20;

    /// <summary>The same for further files of the data set.</summary>
    public Seq<DatasetError> Others { get; init; } = [];

    /// <summary>The message for the user: location, problem, remedy.</summary>
    public override string ToString() =>
        Others.IsEmpty
            ? $"{Where}: {What} {Remedy}"
            : FormattableString.Invariant($"{Others.Count + 1} files cannot be used.\n{string.Join('\n', Places)}\n{Remedy}");

    /// <summary>Each file and what is wrong with it, the first of them in full.</summary>
    public Seq<string> Places =>
        this.Cons(Others)
            .Take(MaxTold)
            .Map(error => $"{error.Where}: {error.What}")
            .Concat(Others.Count < MaxTold ? [] : Seq1(FormattableString.Invariant($"and {Others.Count + 1 - MaxTold} more")))
            .Strict();

    /// <summary>The first of some errors, with the others.</summary>
    internal static DatasetError All(Seq<DatasetError> errors) =>
        errors.Bind(error => (error with { Others = [] }).Cons(error.Others)).Strict() is var all && all.Count == 1
            ? all[0]
            : all[0] with
            {
                Others = all.Tail.Strict(),
            };

    /// <summary>All values, or all errors.</summary>
    internal static Either<DatasetError, Seq<T>> Gather<T>(Seq<Either<DatasetError, T>> found) =>
        found.Lefts().ToSeq().Strict() is { IsEmpty: false } wrong ? All(wrong) : found.Rights().ToSeq().Strict();

    internal static DatasetError Malformed(DataPlace where, string what, string remedy = "Download or write the file again.") =>
        new(DatasetErrorKind.Malformed, where, what, remedy);
}
