namespace Nas.Effects.Publishing.Reports;

/// <summary>Number of trials with an outcome.</summary>
internal sealed record ReportCount(string Kind, int Trials);
