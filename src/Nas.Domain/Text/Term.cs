namespace Nas.Domain.Text;

/// <summary>What grammar alternatives and architecture texts are made of: <c>head(child, child, …)</c>.</summary>
/// <param name="Head">The word before the parentheses.</param>
/// <param name="Children">What stands in the parentheses; empty without them.</param>
/// <param name="Prefix">What stands before a star: <c>4</c> in <c>4*module</c>, empty in <c>*module</c>, null without a star.</param>
/// <param name="At">Where the term starts.</param>
public sealed record Term(string Head, ValueArray<Term> Children, string? Prefix, TextPosition At);
