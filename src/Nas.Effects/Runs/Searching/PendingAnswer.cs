using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Trials;
using Nas.Effects.Trials;
using static LanguageExt.Prelude;

namespace Nas.Effects.Runs.Searching;

/// <summary>What one decision asked for, while it is computed. It becomes an event; none where a stop came first.</summary>
internal static class PendingAnswer
{
    /// <summary>Begins readings; they take places as these become free.</summary>
    /// <param name="specs">What to read.</param>
    /// <param name="runner">Reads.</param>
    /// <param name="places">Shared with the trials.</param>
    /// <param name="stops">Any of these ends the readings without a result.</param>
    public static Task<Either<RunFault, Option<SearchEvent>>> Read(
        Seq<AssessmentSpec> specs,
        AssessmentRunner runner,
        ConcurrencyLimit places,
        params ReadOnlySpan<CancellationToken> stops
    ) => Read(specs, runner, places, CancellationTokenSource.CreateLinkedTokenSource(stops));

    /// <summary>Begins a fit.</summary>
    /// <param name="request">What to fit.</param>
    /// <param name="runner">Fits.</param>
    /// <param name="stops">Any of these leaves it without a result.</param>
    public static Task<Either<RunFault, Option<SearchEvent>>> Fit(
        FitRequest request,
        FitRunner runner,
        params ReadOnlySpan<CancellationToken> stops
    ) => Fit(request, runner, CancellationTokenSource.CreateLinkedTokenSource(stops));

    private static async Task<Either<RunFault, Option<SearchEvent>>> Read(
        Seq<AssessmentSpec> specs,
        AssessmentRunner runner,
        ConcurrencyLimit places,
        CancellationTokenSource stop
    )
    {
        using var owned = stop;
        var none = Right<RunFault, Seq<ProxyAssessment>>(Seq<ProxyAssessment>());
        var assessments = await Task.WhenAll(
            specs.Map(spec =>
                places.Run(async () =>
                    stop.IsCancellationRequested ? none : (await runner.Run(spec, stop.Token)).Map(assessment => Seq1(assessment))
                )
            )
        );
        return stop.IsCancellationRequested
            ? Option<SearchEvent>.None
            : assessments
                .Aggregate(none, (all, next) => all.Bind(some => next.Map(some.Concat)))
                .Map(all => Some<SearchEvent>(new SearchEvent.Assessed(all)));
    }

    private static async Task<Either<RunFault, Option<SearchEvent>>> Fit(FitRequest request, FitRunner runner, CancellationTokenSource stop)
    {
        using var owned = stop;
        try
        {
            var result = await runner.Run(request, stop.Token);
            return stop.IsCancellationRequested
                ? Option<SearchEvent>.None
                : result.Map(fit => Some<SearchEvent>(new SearchEvent.Fitted(fit)));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Option<SearchEvent>.None;
        }
    }
}
