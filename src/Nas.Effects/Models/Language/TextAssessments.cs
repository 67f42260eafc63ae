using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Trials;
using Nas.Effects.Engine;
using Nas.Effects.Runs;
using Nas.Effects.Trials;
using static LanguageExt.Prelude;
using static TorchSharp.torch;

namespace Nas.Effects.Models.Language;

/// <summary>Computes <see cref="TextColumns"/> in this process, and leaves proxies to whoever computes these.</summary>
public sealed class TextAssessments : IDisposable
{
    private readonly Lock _one = new();
    private LanguageModel? _model;

    /// <summary>The capability.</summary>
    /// <param name="inner">Computes proxies.</param>
    public AssessmentRunner Around(AssessmentRunner inner) =>
        new(
            async (spec, cancel) =>
            {
                var others = spec.Proxies.Filter(name => !TextColumns.Names.Contains(name)).Strict();
                if (others.Count == spec.Proxies.Count)
                {
                    return await inner.Run(spec, cancel);
                }

                var columns = Columns(spec);
                return others.IsEmpty
                    ? columns.Map(values => new ProxyAssessment(spec.Architecture, values, 0))
                    : from assessed in await inner.Run(spec with { Proxies = others }, cancel)
                    from values in columns
                    select assessed with
                    {
                        Values = assessed.Values + values,
                    };
            }
        );

    /// <inheritdoc/>
    public void Dispose() => _model?.Dispose();

    private Either<RunFault, Seq<Metric>> Columns(AssessmentSpec spec)
    {
        try
        {
            return ColumnsOf(spec);
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

    /// <summary>One architecture at a time: its numbers do not depend on those beside it.</summary>
    private Seq<Metric> ColumnsOf(AssessmentSpec spec)
    {
        lock (_one)
        {
            var model = _model ??= LanguageModel.BuiltIn();
            set_num_threads(1);
            var text =
                from type in TensorType.Parse(spec.Task.Input).ToOption()
                from tree in ArchitectureText.Parse(spec.Architecture, type).ToOption()
                select model.TextOf(tree);
            var encoded = model.Embed([model.TokensOf(text.IfNone(spec.Architecture))])[0];
            var numbers = model.Summary.Map(summary => summary.Apply(encoded)).IfNone([]);
            return TextColumns.Names.Zip(numbers, (name, value) => new Metric(name, value)).ToSeq().Strict();
        }
    }
}
