namespace Nas.Tool.Commands.Verify;

/// <summary>The object of <c>verify --json</c>.</summary>
/// <param name="Run">The run folder.</param>
/// <param name="Intact">Whether nothing is wrong.</param>
/// <param name="Parts">What was checked.</param>
internal sealed record VerifyReport(string Run, bool Intact, IReadOnlyList<VerifyPart> Parts);

/// <summary>One kind of thing that was checked.</summary>
/// <param name="Name">What.</param>
/// <param name="Count">How many of it.</param>
/// <param name="Problems">What is wrong.</param>
internal sealed record VerifyPart(string Name, int Count, IReadOnlyList<string> Problems);
