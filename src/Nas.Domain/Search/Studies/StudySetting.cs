namespace Nas.Domain.Search.Studies;

/// <summary>A setting of the searches of a study, as <c>search</c> has it.</summary>
/// <param name="Name">Its name without dashes.</param>
/// <param name="Value">Its value as text.</param>
public sealed record StudySetting(string Name, string Value);
