using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Trials;

namespace Nas.Effects.Runs.Searching;

/// <summary>The assessments of one decision while they are being computed.</summary>
/// <param name="All">All of them, in the requested order; empty if stopped before.</param>
internal sealed record PendingReadings(Task<Either<RunFault, Seq<ProxyReading>>> All)
{
    /// <summary>Starts all assessments, within the concurrency limit.</summary>
    /// <param name="specs">The assessments.</param>
    /// <param name="runner">Runs them.</param>
    /// <param name="places">The limit shared with the trials.</param>
    /// <param name="stops">Any of these ends the assessments without a result.</param>
    public static PendingReadings Begin(Seq<ReadingSpec> specs, ReadingRunner runner, Places places, params ReadOnlySpan<CancellationToken> stops) =>
        new(Read(specs, runner, places, CancellationTokenSource.CreateLinkedTokenSource(stops)));

    private static async Task<Either<RunFault, Seq<ProxyReading>>> Read(
        Seq<ReadingSpec> specs, ReadingRunner runner, Places places, CancellationTokenSource stop)
    {
        using var owned = stop;
        var none = Prelude.Right<RunFault, Seq<ProxyReading>>(Seq<ProxyReading>.Empty);
        var readings = await Task.WhenAll(specs.Map(spec => places.Take(async () => stop.IsCancellationRequested
            ? none
            : (await runner.Run(spec, stop.Token)).Map(reading => Prelude.Seq1(reading)))));
        return stop.IsCancellationRequested ? none : readings.Aggregate(none, (all, next) => all.Bind(some => next.Map(some.Concat)));
    }
}
