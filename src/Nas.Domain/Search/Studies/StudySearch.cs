namespace Nas.Domain.Search.Studies;

/// <summary>One search of a study.</summary>
/// <param name="Task">The task by name.</param>
/// <param name="Method">The method by name.</param>
/// <param name="Seed">The seed.</param>
public sealed record StudySearch(string Task, string Method, long Seed);
