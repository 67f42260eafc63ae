using LanguageExt;

namespace Nas.Effects.Runs.Verifying;

/// <summary>One kind of thing in a run folder, checked.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Count">How many of it.</param>
/// <param name="Problems">What is wrong, in the order of the journal.</param>
public sealed record VerifiedPart(string Name, int Count, Seq<string> Problems);
