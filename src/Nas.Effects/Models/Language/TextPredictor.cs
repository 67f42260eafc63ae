using System.Collections.Immutable;
using Nas.Domain.Learning;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;
using static TorchSharp.torch;

namespace Nas.Effects.Models.Language;

/// <summary>A language model as a predictor. Its columns are facts about an architecture, as many as <see cref="LanguageModel"/> knows, and
/// the places of its text, whose values are the numbers of its tokens.</summary>
/// <param name="Model">The checkpoint that every fit begins with.</param>
public sealed record TextPredictor(LanguageModel Model) : Predictor
{
    /// <summary>Its name.</summary>
    public const string Name = "text";

    /// <inheritdoc/>
    public override bool SeesAllColumns => true;

    /// <inheritdoc/>
    public override FittedPredictor Fit(TrainingSet data, RandomStream stream, IndexMap map)
    {
        set_num_threads(1);
        var inputs = Inputs(data.Features);
        var regressor = new TextRegressor(Model.Encoder, inputs, stream.Child("heads"), Model.Tuning);
        regressor.Learn(inputs, data.Targets.AsSpan(), Model.Tuning.Epochs, stream, default);
        return new Fitted(this, regressor);
    }

    /// <summary>Architectures as a table.</summary>
    /// <param name="architectures">Their canonical texts and the types of their inputs.</param>
    /// <param name="tokens">The most tokens of a text; further ones are left out.</param>
    public FeatureTable Encode(ImmutableArray<(string Text, string Input)> architectures, int tokens)
    {
        TextInput[] inputs = [.. architectures.Select(one => Model.Read(one.Text, one.Input))];
        return FeatureTable.BuildRows(
            [
                .. Enumerable.Range(0, Model.Facts).Select(fact => FormattableString.Invariant($"fact {fact}")),
                .. Enumerable.Range(0, tokens).Select(place => FormattableString.Invariant($"token {place}")),
            ],
            inputs.Length,
            (row, target) =>
            {
                target.Fill(double.NaN);
                for (var fact = 0; fact < inputs[row].Facts.Length; fact++)
                {
                    target[fact] = inputs[row].Facts[fact];
                }

                for (var place = 0; place < Math.Min(tokens, inputs[row].Tokens.Length); place++)
                {
                    target[Model.Facts + place] = inputs[row].Tokens[place];
                }
            }
        );
    }

    private TextInput[] Inputs(FeatureTable table) =>
        [
            .. Enumerable
                .Range(0, table.Rows)
                .Select(row => new TextInput(
                    [.. Known(table, row, Model.Facts, table.Columns).Select(token => (int)token)],
                    [.. Known(table, row, 0, Model.Facts).Select(fact => (float)fact)]
                )),
        ];

    private static IEnumerable<double> Known(FeatureTable table, int row, int from, int to) =>
        Enumerable.Range(from, to - from).Select(column => table.Column(column)[row]).TakeWhile(double.IsFinite);

    private sealed class Fitted(TextPredictor predictor, TextRegressor regressor) : FittedPredictor
    {
        public override double[] Predict(FeatureTable rows, IndexMap map) => [.. PredictWithSpread(rows, map).Select(found => found.Mean)];

        public override Prediction[] PredictWithSpread(FeatureTable rows, IndexMap map) => regressor.Predict(predictor.Inputs(rows));
    }
}
