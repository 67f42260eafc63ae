using LanguageExt;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Mixing;
using Nas.Domain.Search.Trials;
using Nas.Effects.Engine;
using Nas.Effects.Runs;
using Nas.Effects.Trials;

namespace Nas.Effects.Models.GraphNetworks;

/// <summary>Carries out, one after the other, all fits that this program knows.</summary>
public sealed class ModelFits : IDisposable
{
    private readonly Lock _one = new();
    private readonly WeightFitter _weights = new();

    /// <summary>The capability.</summary>
    public FitRunner Runner => new((request, cancel) => Task.Run(() => Guarded(request, cancel), CancellationToken.None));

    /// <summary>Carries out a fit.</summary>
    /// <exception cref="LibTorchUnavailableException">There are no tensors here.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public FitResult Fit(FitRequest request, CancellationToken cancel = default)
    {
        lock (_one)
        {
            return request switch
            {
                WeightFit weights => _weights.Fit(weights, cancel),
                _ => throw new ArgumentException($"No fit of this kind is known: {request.GetType().Name}.", nameof(request)),
            };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _weights.Dispose();

    private Either<RunFault, FitResult> Guarded(FitRequest request, CancellationToken cancel)
    {
        try
        {
            return Fit(request, cancel);
        }
        catch (LibTorchUnavailableException cause)
        {
            return new RunFault(
                RunFaultKind.NoWorkers,
                cause.Message,
                "Every trial recorded so far is safe.",
                "Install libtorch; doctor says how."
            );
        }
    }
}
