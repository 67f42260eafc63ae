using Nas.Effects.Runs.Replaying;

namespace Nas.Effects.Publishing.Reports;

/// <summary>A run among others.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Run">The run.</param>
public sealed record ReportedRun(string Name, RunReplay Run);
