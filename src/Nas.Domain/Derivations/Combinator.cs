namespace Nas.Domain.Derivations;

/// <summary>The four ways a module is put together from parts.</summary>
public enum Combinator
{
    /// <summary><c>sequence(first, second)</c>: y = second(first(x)).</summary>
    Sequence,

    /// <summary><c>branch(split, inner…, join)</c>: the split's parts pass through the inner modules and are joined.</summary>
    Branch,

    /// <summary><c>route(pre, inner, post)</c>: y = post(inner(pre(x))).</summary>
    Route,

    /// <summary><c>compute(operation)</c>: y = operation(x).</summary>
    Compute,
}
