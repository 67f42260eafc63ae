using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Trials;

namespace Nas.Effects.Runs.Searching;

/// <summary>The readings of one decision, while they are computed.</summary>
/// <param name="All">All of them, in the order asked for; none where a stop came first.</param>
internal sealed record PendingReadings(Task<Either<RunFault, Seq<ProxyReading>>> All)
{
    /// <summary>Begins all readings; they take places as these become free.</summary>
    /// <param name="specs">What to read.</param>
    /// <param name="runner">Reads.</param>
    /// <param name="places">Shared with the trials.</param>
    /// <param name="stops">Any of these ends the readings without a result.</param>
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
