using LanguageExt;

namespace Nas.Domain.Search.Hyperparameters;

/// <summary>A setting of the training that the search chooses for every trial.</summary>
/// <param name="Name">The setting.</param>
/// <param name="Range">What it may be.</param>
/// <param name="Condition">When it counts; none for always.</param>
public sealed record Hyperparameter(string Name, ValueRange Range, Option<Condition> Condition);

/// <summary>When a hyperparameter counts: while an earlier one has one of some values.</summary>
/// <param name="On">The earlier one.</param>
/// <param name="Values">The values.</param>
public sealed record Condition(string On, ValueArray<string> Values);
