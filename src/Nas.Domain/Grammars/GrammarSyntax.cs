using System.Collections.Immutable;
using Nas.Domain.Syntax;

namespace Nas.Domain.Grammars;

/// <summary>A grammar text as written, before its names mean anything.</summary>
internal sealed record GrammarSyntax(ImmutableArray<SettingSyntax> Settings, ImmutableArray<RuleSyntax> Rules);

/// <summary>A line such as <c>depth 100</c>.</summary>
internal sealed record SettingSyntax(string Name, string Value, TextPosition At);

/// <summary>A rule as written.</summary>
internal sealed record RuleSyntax(string Name, ImmutableArray<AlternativeSyntax> Alternatives, TextPosition At);

/// <summary>An alternative as written; an empty weight when none is.</summary>
internal sealed record AlternativeSyntax(string Weight, Term Term, TextPosition At);
