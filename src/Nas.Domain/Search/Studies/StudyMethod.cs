using LanguageExt;

namespace Nas.Domain.Search.Studies;

/// <summary>A way to search that a study compares with others.</summary>
/// <param name="Name">Its name in tables and folders.</param>
/// <param name="Settings">What its searches have that those of other methods do not.</param>
/// <param name="LearnsFrom">The method whose searches on the other tasks, with the same seed, teach its surrogate before the first
/// trial.</param>
public sealed record StudyMethod(string Name, Seq<StudySetting> Settings, Option<string> LearnsFrom);
