namespace Nas.Effects.Publishing.Reports;

/// <summary>How good a model is, as one page of HTML.</summary>
public static class EvaluationPage
{
    /// <summary>The page.</summary>
    /// <param name="model">The model's folder.</param>
    /// <param name="data">The data that it was judged on.</param>
    /// <param name="judged">What came of it.</param>
    public static string Html(string model, string data, ModelJudgement judged) =>
        new ReportPage($"Evaluation of {model}", $"on {data}", EvaluationSections.Create(judged), $"{model} and {data}").Print();
}
