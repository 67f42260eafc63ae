namespace Nas.Effects.Runs.Searching;

/// <summary>The two ways for a user to end a search early. After either one it can be resumed exactly.</summary>
/// <param name="AfterOpenTrials">Start nothing more and wait for the open trials.</param>
/// <param name="Now">Cancel the open trials as well; they run again when the search is resumed.</param>
public sealed record StopTokens(CancellationToken AfterOpenTrials, CancellationToken Now);
