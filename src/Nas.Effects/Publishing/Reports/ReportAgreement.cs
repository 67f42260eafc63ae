namespace Nas.Effects.Publishing.Reports;

/// <summary>The rank correlation of a surrogate's predictions over the latest trials.</summary>
internal sealed record ReportAgreement(int Trial, double Tau);
