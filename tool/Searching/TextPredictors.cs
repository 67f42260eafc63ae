using LanguageExt;
using Nas.Domain.Learning.Catalogue;
using Nas.Effects.Models.Language;
using Nas.Tool.Output;

namespace Nas.Tool.Searching;

/// <summary>Language models as predictors, by name: <c>text</c> or <c>text:FOLDER</c>.</summary>
internal static class TextPredictors
{
    private const string Prefix = TextPredictor.Name + ":";

    /// <summary>Whether a name is that of one.</summary>
    public static bool IsOne(string name) => name == TextPredictor.Name || name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The predictor of a name.</summary>
    public static Either<Failure, NamedPredictor> Find(string name) =>
        from ready in TrialBackend.Load()
        from model in name == TextPredictor.Name
            ? Prelude.Right<Failure, LanguageModel>(LanguageModel.BuiltIn())
            : LanguageModel
                .Read(name[Prefix.Length..])
                .MapLeft(wrong => new Failure(ExitCode.Data, $"{name[Prefix.Length..]} is no checkpoint of an encoder: {wrong}")
                {
                    Safe = "nothing was done",
                })
        select new NamedPredictor(name, new TextPredictor(model));
}
