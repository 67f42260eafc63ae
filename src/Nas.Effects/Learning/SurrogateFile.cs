using System.Collections.Immutable;
using System.Text.Json;
using LanguageExt;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Catalogue;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;

namespace Nas.Effects.Learning;

/// <summary>A fitted surrogate as a portable JSON file, which holds the inputs of the fit.</summary>
/// <remarks>A fit is a pure function of its rows, its predictor and its seed, so the file holds these and no trees: reading it
/// fits again and gives the same predictions to the last bit. It is pure data: nothing in it is executed or names a type.</remarks>
/// <param name="Predictor">The predictor.</param>
/// <param name="Seed">The seed of the fit.</param>
/// <param name="Target">The column that is predicted.</param>
/// <param name="Data">The rows learnt from.</param>
public sealed record SurrogateFile(NamedPredictor Predictor, Seed Seed, string Target, TrainingSet Data)
{
    private const string Format = "nas-search surrogate 1";
    private const long MostBytes = 1L << 30;

    /// <summary>Fits the predictor.</summary>
    public FittedPredictor Fit(IndexMap map) => Predictor.Predictor.Fit(Data, RandomStream.FromSeed(Seed).Child("fit"), map);

    /// <summary>Writes the file; the same surrogate gives the same bytes.</summary>
    public Either<string, Unit> Write(string path)
    {
        try
        {
            using var file = File.Create(path);
            JsonSerializer.Serialize(file, ToFields(), SurrogateJson.Default.SurrogateFields);
            return Unit.Default;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return $"{path} cannot be written: {cause.Message}";
        }
    }

    /// <summary>Reads a file, or says what is wrong with it.</summary>
    public static Either<string, SurrogateFile> Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return file.Length > MostBytes ? $"{path} is larger than {MostBytes} bytes"
                : JsonSerializer.Deserialize(file, SurrogateJson.Default.SurrogateFields) is { } fields ? Of(fields).MapLeft(wrong => $"{path}: {wrong}")
                : $"{path} is empty";
        }
        catch (JsonException cause)
        {
            return $"{path} was not written by surrogate fit: {cause.Message}";
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return $"{path} cannot be read: {cause.Message}";
        }
    }

    private SurrogateFields ToFields() => new()
    {
        Format = Format,
        Predictor = Predictor.Name,
        Seed = Seed.Value,
        Target = Target,
        Targets = [.. Data.Targets],
        Columns = [.. Data.Features.Names.Select((name, column) => new SurrogateFields.ColumnFields { Name = name, Values = Data.Features.Column(column).ToArray() })],
    };

    private static Either<string, SurrogateFile> Of(SurrogateFields fields) =>
        fields.Format != Format ? $"its format is '{fields.Format}', not '{Format}'"
        : fields.Columns.Length == 0 || fields.Targets.Length == 0 || fields.Columns.Any(column => column.Values.Length != fields.Targets.Length)
            ? "its columns do not have one value for each row"
        : !fields.Targets.All(double.IsFinite) ? "a target is not a finite number"
        : BuiltInPredictors.Find(fields.Predictor).ToEither($"there is no predictor {fields.Predictor}").Map(predictor => new SurrogateFile(
            predictor, new(fields.Seed), fields.Target, new(TableOf(fields), [.. fields.Targets])));

    private static FeatureTable TableOf(SurrogateFields fields) => FeatureTable.Build(
        [.. fields.Columns.Select(column => column.Name)], fields.Targets.Length, (column, target) => fields.Columns[column].Values.CopyTo(target));
}
