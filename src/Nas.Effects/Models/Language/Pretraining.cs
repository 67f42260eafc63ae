using System.Diagnostics;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Engine;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Nas.Effects.Models.Language;

/// <summary>Trains a small encoder of architectures from nothing: it learns to tell hidden words, and facts that follow from the
/// architecture.</summary>
/// <param name="settings">How.</param>
public sealed class Pretraining(PretrainingSettings settings)
{
    private const int BatchSize = 32;
    private const int BatchesAtOnce = 8;
    private const int Surveyed = 2_000;
    private const double HiddenShare = 0.15;
    private const double FactsWeight = 2;
    private const double Deviation = 0.05;
    private const int Positions = 256;
    private const int ReportedEvery = 100;
    private const double Recent = 0.99;

    private static readonly Schedule Rates = new(1e-3, 0.05);

    private readonly RandomStream _stream = RandomStream.FromSeed(settings.Seed).Child("pretraining");

    /// <summary>Trains, on one thread of tensors.</summary>
    /// <param name="progress">Called now and then.</param>
    /// <param name="cancel">Looked at before every step.</param>
    public LanguageModel Run(Action<PretrainingProgress> progress, CancellationToken cancel = default)
    {
        LibTorch.Load();
        set_num_threads(1);
        var clock = Stopwatch.StartNew();
        var lessons = new FreeLessons(_stream.Child("lessons"));
        var survey = Draw(lessons, -Surveyed, Surveyed);
        var text = WordVocabulary.Print(survey.SelectMany(lesson => lesson.Words.Split(' ')));
        var tokenizer = TextTokenizer.Parse(text).IfLeft(wrong => throw new InvalidOperationException(wrong));
        var scale = FactScale.Of([.. survey.Select(lesson => lesson.Facts)]);
        var config = ConfigOf(tokenizer.Count);
        var encoder = TextEncoder.Create(config, NamedWeights.Random(TextEncoder.ShapesOf(config), Deviation, _stream.Child("weights")));
        using var heads = NamedWeights.Random(
            [.. NamedShape.Linear("facts", config.Width, scale.Count), new("hidden.bias", [config.Vocabulary])],
            Deviation,
            _stream.Child("heads")
        );
        var model = new LanguageModel(encoder, tokenizer, text);
        Teach(
            new(model, heads, scale),
            lessons,
            step => Math.Max((double)step / settings.Steps, clock.Elapsed.TotalMinutes / settings.Minutes),
            progress,
            cancel
        );
        return new(encoder, tokenizer, text)
        {
            Summary = TextSummary.Of(model.Embed([.. survey.Select(lesson => model.TokensOf(lesson.Words))])),
        };
    }

    private EncoderConfig ConfigOf(int tokens) =>
        new(EncoderForm.Bert, tokens, settings.Width, settings.Layers, Heads: settings.Width / 32, 4 * settings.Width, Positions)
        {
            ReadsWords = true,
            Segments = 1,
        };

    private void Teach(
        Pupil pupil,
        FreeLessons lessons,
        Func<int, double> share,
        Action<PretrainingProgress> progress,
        CancellationToken cancel
    )
    {
        IReadOnlyList<Parameter> all = [.. pupil.Model.Encoder.Weights.All, .. pupil.Heads.All];
        using var descent = new Descent(all);
        var size = BatchSize * BatchesAtOnce;
        var (step, told, error) = (0, 0.0, 0.0);
        for (var round = 0L; ; round++)
        {
            var known = Draw(lessons, round * size, size);
            var cursor = _stream.Child("rounds").Child(round).Cursor();
            int[][] tokens = [.. known.Select(lesson => pupil.Model.TokensOf(lesson.Words))];
            int[][] batches = [.. TokenBatch.Buckets(tokens, Enumerable.Range(0, size), BatchSize)];
            foreach (var batch in cursor.NextPermutation(batches.Length).Select(place => batches[place]))
            {
                cancel.ThrowIfCancellationRequested();
                var done = share(step);
                if (done >= 1)
                {
                    return;
                }

                using var scope = NewDisposeScope();
                var loss = LossOf(pupil, [.. batch.Select(i => tokens[i])], [.. batch.Select(i => known[i].Facts)], ref cursor);
                descent.Step(loss.Words.Add(loss.Facts, FactsWeight), Rates.At(done));
                (told, error) = (Recent * told + (1 - Recent) * loss.Right, Recent * error + (1 - Recent) * loss.Facts.item<float>());
                if (++step % ReportedEvery == 0)
                {
                    var seen = 1 - Math.Pow(Recent, step);
                    progress(new(step, done, told / seen, error / seen));
                }
            }
        }
    }

    private static (Tensor Words, Tensor Facts, double Right) LossOf(Pupil pupil, int[][] texts, float[][] facts, ref RandomCursor cursor)
    {
        var (model, heads) = (pupil.Model, pupil.Heads);
        var whole = TokenBatch.Of(texts, model.Config.Padding);
        var (hidden, places) = Hide(texts, whole.Length, model.Tokenizer.Mask, ref cursor);
        var batch = whole with { Ids = TokenBatch.Of(hidden, model.Config.Padding).Ids };
        var encoded = model.Encoder.Encode(batch);
        var at = FromArrays.Tensor([.. places], places.Count);
        var words = model.Encoder.Weights["embeddings.word_embeddings.weight"];
        var logits = nn.functional.linear(encoded.flatten(0, 1).index_select(0, at), words, heads["hidden.bias"]);
        var wanted = whole.Ids.flatten().index_select(0, at);
        var expected = nn.functional.linear(TextEncoder.Mean(encoded, batch), heads["facts.weight"], heads["facts.bias"]);
        return (
            nn.functional.cross_entropy(logits, wanted),
            nn.functional.mse_loss(expected, pupil.Scale.Apply(facts)),
            logits.argmax(-1).eq(wanted).to(ScalarType.Float32).mean().item<float>()
        );
    }

    /// <summary>The texts with some tokens hidden, at least one, and the places of these; beginning and end stay.</summary>
    private static (int[][] Texts, List<long> Places) Hide(int[][] texts, long length, int mask, ref RandomCursor cursor)
    {
        var (hidden, places) = (texts.Select(text => (int[])text.Clone()).ToArray(), new List<long>());
        for (var row = 0; row < texts.Length; row++)
        {
            for (var i = 1; i < texts[row].Length - 1; i++)
            {
                if (cursor.NextDouble() < HiddenShare || (row == 0 && i == 1))
                {
                    places.Add(row * length + i);
                    hidden[row][i] = cursor.NextDouble() < 0.9 ? mask : texts[row][i];
                }
            }
        }

        return (hidden, places);
    }

    private static FreeLesson[] Draw(FreeLessons lessons, long from, int count) =>
        [.. Enumerable.Range(0, count).Select(i => lessons.Of(from + i))];

    /// <summary>What is taught.</summary>
    /// <param name="Model">The model.</param>
    /// <param name="Heads">What tells words and facts; it is not kept.</param>
    /// <param name="Scale">The scale of the facts.</param>
    private sealed record Pupil(LanguageModel Model, NamedWeights Heads, FactScale Scale);
}
