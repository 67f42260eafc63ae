using System.Text;
using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Catalogue;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Trials;
using Nas.Effects.Files;
using static LanguageExt.Prelude;
using static Nas.Domain.Codecs.Fields;

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
    private const long MaxBytes = 1L << 28;

    private static readonly Codec<Column> ColumnCodec = Group(
            Field("name", Scalar.Text, (Column column) => column.Name),
            Field("values", List(Scalar.Real), (Column column) => column.Values),
            (name, values) => new Column(name, values)
        )
        .Record();

    // A missing value is NaN.
    private static readonly Codec<SurrogateFile> Codec = Group(
            Field("format", Scalar.OneOf([(Format, Format)]), (Content _) => Format),
            Field("predictor", BuiltInPredictors.Codec, (Content content) => content.Predictor),
            Field("seed", SeedCodec.Value, (Content content) => content.Seed),
            Field("target", Scalar.Text, (Content content) => content.Target),
            Field("targets", List(Scalar.Finite), (Content content) => content.Targets),
            Field("columns", List(ColumnCodec), (Content content) => content.Columns),
            (_, predictor, seed, target, targets, columns) => new Content(predictor, seed, target, targets, columns)
        )
        .Where(content => content.IsTable ? Seq<(string, string)>() : Seq1(("columns", "do not have one value for each target")))
        .Record()
        .Map(content => content.ToFile(), Content.Of);

    /// <summary>Fits the predictor.</summary>
    public FittedPredictor Fit(IndexMap map) => Predictor.Predictor.Fit(Data, RandomStream.FromSeed(Seed).Child("fit"), map);

    /// <summary>Writes the file; the same surrogate gives the same bytes.</summary>
    public Either<string, Unit> Write(string path)
    {
        try
        {
            using var file = File.Create(path);
            file.Write(Encoding.UTF8.GetBytes(JsonText.Print(Codec.Write(this))));
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
            return new FileInfo(path).Length > MaxBytes
                ? $"{path} is larger than {MaxBytes} bytes"
                : JsonText
                    .Parse(RegularFile.ReadBytes(path))
                    .Bind(Codec.Read)
                    .ToEither()
                    .MapLeft(mistakes => $"{path} was not written by surrogate fit: {string.Join("; ", mistakes)}");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return $"{path} cannot be read: {cause.Message}";
        }
    }

    private sealed record Column(string Name, Seq<double> Values);

    private sealed record Content(NamedPredictor Predictor, Seed Seed, string Target, Seq<double> Targets, Seq<Column> Columns)
    {
        public bool IsTable => !Targets.IsEmpty && !Columns.IsEmpty && Columns.ForAll(column => column.Values.Count == Targets.Count);

        public static Content Of(SurrogateFile file) =>
            new(
                file.Predictor,
                file.Seed,
                file.Target,
                file.Data.Targets.ToSeq(),
                file.Data.Features.Names.Map((i, name) => new Column(name, file.Data.Features.Column(i).ToArray().ToSeq())).ToSeq()
            );

        public SurrogateFile ToFile() =>
            new(
                Predictor,
                Seed,
                Target,
                new(
                    FeatureTable.Build(
                        [.. Columns.Map(column => column.Name)],
                        Targets.Count,
                        (i, target) => Columns[i].Values.ToArray().CopyTo(target)
                    ),
                    [.. Targets]
                )
            );
    }
}
