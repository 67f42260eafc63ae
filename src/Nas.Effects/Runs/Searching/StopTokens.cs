namespace Nas.Effects.Runs.Searching;

/// <summary>How a user ends a search early. Either way it can be resumed exactly.</summary>
/// <param name="AfterOpenTrials">Start nothing more and wait for the open trials.</param>
/// <param name="Now">Cancel the open trials as well; they run again when the search goes on.</param>
public sealed record StopTokens(CancellationToken AfterOpenTrials, CancellationToken Now);
