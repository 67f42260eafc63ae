using LanguageExt;

namespace Nas.Tool.CommandLine;

/// <summary>Continues with asynchronous work unless there was a failure.</summary>
internal static class EitherTasks
{
    public static async Task<Either<L, B>> BindAsync<L, A, B>(this Either<L, A> either, Func<A, Task<Either<L, B>>> next) =>
        await either.MatchAsync(value => next(value), failure => Prelude.Left<L, B>(failure)).ConfigureAwait(false);

    public static async Task<Either<L, B>> MapAsync<L, A, B>(this Task<Either<L, A>> either, Func<A, B> next) =>
        (await either.ConfigureAwait(false)).Map(next);
}
