namespace Nas.Effects.Publishing.Reports;

/// <summary>How many trials ended in a way.</summary>
internal sealed record ReportCount(string Kind, int Trials);
