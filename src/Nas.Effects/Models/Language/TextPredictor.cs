using System.Collections.Immutable;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Learning;
using Nas.Domain.Numerics;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Archives;
using static TorchSharp.torch;

namespace Nas.Effects.Models.Language;

/// <summary>A language model as a predictor. Its columns are the places of a text, and their values the numbers of its tokens.</summary>
/// <param name="Model">The checkpoint that every fit begins with.</param>
public sealed record TextPredictor(LanguageModel Model) : Predictor
{
    /// <summary>Its name.</summary>
    public const string Name = "text";

    private const int Epochs = 12;

    /// <inheritdoc/>
    public override bool SeesAllColumns => true;

    /// <inheritdoc/>
    public override FittedPredictor Fit(TrainingSet data, RandomStream stream, IndexMap map)
    {
        set_num_threads(1);
        var regressor = new TextRegressor(Model.Encoder, stream.Child("heads"));
        regressor.Learn(Texts(data.Features), data.Targets.AsSpan(), Epochs, stream, default);
        return new Fitted(regressor);
    }

    /// <summary>The architectures of an archive as a table of tokens. What is no architecture on its input is read as it is written.</summary>
    /// <param name="rows">The architectures.</param>
    /// <param name="columns">The most tokens of a text; further ones are left out.</param>
    public FeatureTable Encode(ImmutableArray<ArchivedTrial> rows, int columns)
    {
        int[][] texts = [.. rows.Select(row => Model.TokensOf(TextOf(row)))];
        return FeatureTable.BuildRows(
            [.. Enumerable.Range(0, columns).Select(place => FormattableString.Invariant($"token {place}"))],
            rows.Length,
            (row, target) =>
            {
                for (var place = 0; place < target.Length; place++)
                {
                    target[place] = place < texts[row].Length ? texts[row][place] : double.NaN;
                }
            }
        );
    }

    private string TextOf(ArchivedTrial row) =>
        (
            from type in TensorType.Parse(row.Task.Input).ToOption()
            from tree in ArchitectureText.Parse(row.Candidate.Text, type).ToOption()
            select Model.TextOf(tree)
        ).IfNone(row.Candidate.Text);

    private static int[][] Texts(FeatureTable table) =>
        [
            .. Enumerable
                .Range(0, table.Rows)
                .Select(row =>
                    Enumerable
                        .Range(0, table.Columns)
                        .Select(place => table.Column(place)[row])
                        .TakeWhile(double.IsFinite)
                        .Select(token => (int)token)
                        .ToArray()
                ),
        ];

    private sealed class Fitted(TextRegressor regressor) : FittedPredictor
    {
        public override double[] Predict(FeatureTable rows, IndexMap map) => [.. PredictWithSpread(rows, map).Select(found => found.Mean)];

        public override Prediction[] PredictWithSpread(FeatureTable rows, IndexMap map) => regressor.Predict(Texts(rows));
    }
}
