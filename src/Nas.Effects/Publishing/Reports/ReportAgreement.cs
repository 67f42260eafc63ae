namespace Nas.Effects.Publishing.Reports;

/// <summary>How well a surrogate ordered the latest trials.</summary>
internal sealed record ReportAgreement(int Trial, double Tau);
