namespace Nas.Effects.Publishing.Reports;

/// <summary>What a report says besides what the run itself knows.</summary>
/// <param name="Folder">The run folder, as it is to be called.</param>
/// <param name="Commands">Command lines to copy, with what each does.</param>
public sealed record ReportFrame(string Folder, IReadOnlyList<(string Line, string Purpose)> Commands);
