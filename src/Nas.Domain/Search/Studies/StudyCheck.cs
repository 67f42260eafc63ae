namespace Nas.Domain.Search.Studies;

/// <summary>A point of the checklist of good practice, and how the study stands to it.</summary>
/// <param name="Point">What is asked of a study.</param>
/// <param name="Holds">Whether the study does it; none where only people can tell.</param>
/// <param name="Finding">What was found, as a clause.</param>
public sealed record StudyCheck(string Point, LanguageExt.Option<bool> Holds, string Finding);
