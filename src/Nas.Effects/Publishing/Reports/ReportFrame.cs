namespace Nas.Effects.Publishing.Reports;

/// <summary>The parts of a report that are not in the run itself.</summary>
/// <param name="Folder">The run folder, as displayed.</param>
/// <param name="Commands">Command lines to copy, with what each does.</param>
public sealed record ReportFrame(string Folder, IReadOnlyList<(string Line, string Purpose)> Commands);
