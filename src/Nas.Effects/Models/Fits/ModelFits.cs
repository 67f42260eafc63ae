using LanguageExt;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Mixing;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Trials;
using Nas.Effects.Engine;
using Nas.Effects.Models.GraphNetworks;
using Nas.Effects.Models.Language;
using Nas.Effects.Runs;
using Nas.Effects.Trials;

namespace Nas.Effects.Models.Fits;

/// <summary>Carries out, one after the other, all fits that this program knows.</summary>
/// <param name="key">The key of large language models behind addresses, where they need one.</param>
public sealed class ModelFits(Option<string> key = default) : IDisposable
{
    private readonly Lock _one = new();
    private readonly WeightFitter _weights = new();
    private readonly TextFitter _texts = new();
    private readonly FewShotModel _asked = new(key);

    /// <summary>The capability.</summary>
    public FitRunner Runner =>
        new(
            (request, cancel) =>
                request is FewShotRequest asked
                    ? _asked.Ask(asked, cancel)
                    : Task.Run(() => Guarded(request, cancel), CancellationToken.None)
        );

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
                TextFit texts => _texts.Fit(texts, cancel),
                _ => throw new ArgumentException($"No fit of this kind is known: {request.GetType().Name}.", nameof(request)),
            };
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _weights.Dispose();
        _texts.Dispose();
        _asked.Dispose();
    }

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
        catch (InvalidDataException cause)
        {
            return new RunFault(
                RunFaultKind.NoWorkers,
                $"The language model cannot be read: {cause.Message}.",
                "Every trial recorded so far is safe.",
                "Put the checkpoint back where the recipe says, and resume."
            );
        }
    }
}
