using LanguageExt;

namespace Nas.Effects.Data.Sets;

/// <summary>How much of some data has been read.</summary>
/// <param name="Done">Read so far.</param>
/// <param name="Of">How much there is, if that is known before the end.</param>
/// <param name="What">What is counted: <c>images</c>, <c>rows</c>.</param>
public readonly record struct ReadCount(int Done, Option<int> Of, string What);
