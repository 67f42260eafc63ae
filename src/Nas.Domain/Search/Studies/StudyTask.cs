using LanguageExt;

namespace Nas.Domain.Search.Studies;

/// <summary>A task of a study.</summary>
/// <param name="Name">Its name in tables and folders.</param>
/// <param name="Settings">What its searches have that those of other tasks do not.</param>
public sealed record StudyTask(string Name, Seq<StudySetting> Settings);
