using System.Diagnostics;
using LanguageExt;
using Nas.Domain;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Learning;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;
using static TorchSharp.torch;

namespace Nas.Effects.Models.Language;

/// <summary>Carries out lessons of a language model. Keeps the model after the latest ones, so that lessons that go on from these take no
/// longer than they do alone.</summary>
public sealed class TextFitter : IDisposable
{
    private const int Epochs = 12;
    private const int ShortEpochs = 4;

    // Scores are recorded; what lies behind is rounding.
    private const int Digits = 7;

    private readonly Dictionary<TextExampleText, int[]> _tokens = [];
    private Option<TextCheckpoint> _checkpoint;
    private LanguageModel? _model;
    private (TextRegressor Regressor, ValueArray<TextLesson> Lessons)? _latest;

    /// <summary>Learns, and scores the candidates. Works on one tensor thread. Equal requests give equal scores on equal machines.</summary>
    /// <exception cref="InvalidDataException">The checkpoint cannot be read.</exception>
    public FitResult Fit(TextFit request, CancellationToken cancel = default)
    {
        var clock = Stopwatch.StartNew();
        var model = ModelOf(request.Checkpoint);
        set_num_threads(1);
        var regressor = Learnt(model, request.Lessons, cancel);
        var predictions = regressor.Predict([.. request.Candidates.Select(text => TokensOf(model, new(text, request.Input)))]);
        return new(
            request.Trial,
            predictions.Select(prediction => Math.Round(prediction.Mean + request.Optimism * prediction.Spread, Digits)).ToSeq().Strict(),
            Math.Round(clock.Elapsed.TotalSeconds, 3)
        )
        {
            Architectures = request.Candidates.ToSeq().Strict(),
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Forget();
        _model?.Dispose();
    }

    private LanguageModel ModelOf(Option<TextCheckpoint> checkpoint)
    {
        if (_model is null || checkpoint != _checkpoint)
        {
            Dispose();
            _tokens.Clear();
            _model = checkpoint.Match(
                found => CheckpointFolder.Read(found).IfLeft(wrong => throw new InvalidDataException(wrong)),
                () => LanguageModel.BuiltIn()
            );
            _checkpoint = checkpoint;
        }

        return _model;
    }

    private TextRegressor Learnt(LanguageModel model, ValueArray<TextLesson> lessons, CancellationToken cancel)
    {
        var known =
            _latest is { } latest && latest.Lessons.Length <= lessons.Length && latest.Lessons == lessons.Slice(0, latest.Lessons.Length)
                ? latest.Lessons.Length
                : 0;
        if (known == 0)
        {
            Forget();
        }

        var regressor = _latest?.Regressor ?? new TextRegressor(model.Encoder, lessons[0].Stream.Child("heads"));
        _latest = null;
        try
        {
            foreach (var lesson in lessons.Skip(known))
            {
                regressor.Learn(
                    [.. lesson.Examples.Select(example => TokensOf(model, new(example.Architecture, example.Input)))],
                    [.. lesson.Examples.Select(example => example.Target)],
                    lesson.IsShort ? ShortEpochs : Epochs,
                    lesson.Stream,
                    cancel
                );
            }
        }
        catch (OperationCanceledException)
        {
            regressor.Dispose();
            throw;
        }

        _latest = (regressor, lessons);
        return regressor;
    }

    private void Forget()
    {
        _latest?.Regressor.Dispose();
        _latest = null;
    }

    /// <summary>What is no architecture on its input is read as it is written.</summary>
    private int[] TokensOf(LanguageModel model, TextExampleText text) =>
        _tokens.TryGetValue(text, out var known)
            ? known
            : _tokens[text] = model.TokensOf(
                (
                    from type in TensorType.Parse(text.Input).ToOption()
                    from tree in ArchitectureText.Parse(text.Architecture, type).ToOption()
                    select model.TextOf(tree)
                ).IfNone(text.Architecture)
            );

    private readonly record struct TextExampleText(string Architecture, string Input);
}
