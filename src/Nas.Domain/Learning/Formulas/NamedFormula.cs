namespace Nas.Domain.Learning.Formulas;

/// <summary>A formula and its name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Formula">The formula.</param>
public sealed record NamedFormula(string Name, Formula Formula);
