namespace Nas.Domain.Architectures.Grammars;

/// <summary>The ways a module is put together from parts.</summary>
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

    /// <summary><c>repeat(times, module, between)</c>: the module that many times in a row, each time with separate
    /// parameters and for the shape it receives, with <c>between</c>, if given, between repetitions.</summary>
    Repeat,

    /// <summary><c>cell(module…)</c>: nodes 0, 1, … of which the first is x, every later one the sum over modules from all
    /// earlier nodes, and the last y. Modules are listed by the node they lead to, then by the node they come from.</summary>
    Cell,
}
