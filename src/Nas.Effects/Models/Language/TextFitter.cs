using System.Diagnostics;
using LanguageExt;
using Nas.Domain;
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
    // In so many other words a text is learnt, too, where words make a difference.
    private const int OtherWordings = 2;

    // A lesson that goes on from one which had most of its examples is shorter.
    private const int Shorter = 3;

    // Scores are recorded; what lies behind is rounding.
    private const int Digits = 7;

    private readonly Dictionary<TextExampleText, TextInput> _inputs = [];
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
        var predictions = regressor.Predict([.. request.Candidates.Select(text => InputOf(model, new(text, request.Input)))]);
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
            _inputs.Clear();
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

        var regressor =
            _latest?.Regressor
            ?? new TextRegressor(model.Encoder, InputsOf(model, lessons[0]), lessons[0].Stream.Child("heads"), model.Tuning);
        _latest = null;
        try
        {
            foreach (var lesson in lessons.Skip(known))
            {
                var wordings = model.Config.ReadsWords ? 0 : OtherWordings;
                regressor.Learn(
                    [.. InputsOf(model, lesson), .. Enumerable.Range(0, wordings).SelectMany(i => OthersOf(model, lesson, i))],
                    [.. Enumerable.Repeat(lesson.Examples.Select(example => example.Target), 1 + wordings).SelectMany(targets => targets)],
                    lesson.IsShort ? model.Tuning.Epochs / Shorter : model.Tuning.Epochs,
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

    private IEnumerable<TextInput> InputsOf(LanguageModel model, TextLesson lesson) =>
        lesson.Examples.Select(example => InputOf(model, new(example.Architecture, example.Input)));

    private static IEnumerable<TextInput> OthersOf(LanguageModel model, TextLesson lesson, int wording) =>
        lesson.Examples.Select(
            (example, i) => model.Reword(example.Architecture, example.Input, lesson.Stream.Child("wordings").Child(wording).Child(i))
        );

    private TextInput InputOf(LanguageModel model, TextExampleText text) =>
        _inputs.TryGetValue(text, out var known) ? known : _inputs[text] = model.Read(text.Architecture, text.Input);

    private readonly record struct TextExampleText(string Architecture, string Input);
}
