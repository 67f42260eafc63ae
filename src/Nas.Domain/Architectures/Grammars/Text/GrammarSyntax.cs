using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Grammars.Text;

/// <summary>A grammar text as written, before its names mean anything.</summary>
/// <param name="Settings">The lines before the rules.</param>
/// <param name="Rules">All rules; one that cannot be read keeps its name and gets a stand-in for its alternatives.</param>
/// <param name="Errors">Why rules cannot be read.</param>
internal sealed record GrammarSyntax(ValueArray<SettingSyntax> Settings, ValueArray<RuleSyntax> Rules, ValueArray<Diagnostic> Errors);

/// <summary>A line such as <c>depth 100</c>.</summary>
internal sealed record SettingSyntax(string Name, string Value, TextPosition At);

/// <summary>A rule as written.</summary>
internal sealed record RuleSyntax(string Name, ValueArray<AlternativeSyntax> Alternatives, TextPosition At);

/// <summary>An alternative as written; an empty weight when none is.</summary>
internal sealed record AlternativeSyntax(string Weight, Term Term, TextPosition At);
