using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Nas.Tool.Commands.Architectures;
using Nas.Tool.Commands.Archives;
using Nas.Tool.Commands.Benchmarks;
using Nas.Tool.Commands.Configuring;
using Nas.Tool.Commands.Doctor;
using Nas.Tool.Commands.Formulas;
using Nas.Tool.Commands.Grammars;
using Nas.Tool.Commands.Init;
using Nas.Tool.Commands.Predict;
using Nas.Tool.Commands.Replay;
using Nas.Tool.Commands.Retrain;
using Nas.Tool.Commands.Score;
using Nas.Tool.Commands.Surrogates;
using Nas.Tool.Rendering;

namespace Nas.Tool.Output;

/// <summary>The output of <c>--json</c>; docs/cli.md lists the fields.</summary>
internal static class Json
{
    private static readonly JsonShapes Shapes = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>One object on one line, without the line's end.</summary>
    public static string Line<T>(T value) => JsonSerializer.Serialize(value, typeof(T), Shapes);
}

/// <summary>The objects, with source-generated serialisers, which start faster than reflection.</summary>
[JsonSerializable(typeof(ArchitectureFacts))]
[JsonSerializable(typeof(ArchiveFacts))]
[JsonSerializable(typeof(TransferFacts))]
[JsonSerializable(typeof(DataFacts))]
[JsonSerializable(typeof(EvolvedFacts))]
[JsonSerializable(typeof(FormulaFacts))]
[JsonSerializable(typeof(CellPredictorFacts))]
[JsonSerializable(typeof(GrammarReport))]
[JsonSerializable(typeof(ImportanceFacts))]
[JsonSerializable(typeof(MachineFacts))]
[JsonSerializable(typeof(Prediction))]
[JsonSerializable(typeof(PredictorFacts))]
[JsonSerializable(typeof(ProxyScoreFacts))]
[JsonSerializable(typeof(ReplayReport))]
[JsonSerializable(typeof(RetrainingReport))]
[JsonSerializable(typeof(RunSummary))]
[JsonSerializable(typeof(SampledArchitecture))]
[JsonSerializable(typeof(SettingFacts))]
[JsonSerializable(typeof(ScoreFacts))]
[JsonSerializable(typeof(StrategyFacts))]
internal sealed partial class JsonShapes : JsonSerializerContext;
