using LanguageExt;

namespace Nas.Domain.Search.Spaces;

/// <summary>Computes whenever it is asked, and keeps nothing.</summary>
public sealed class DirectEvaluator : IEvaluator
{
    private DirectEvaluator() { }

    /// <summary>The only one.</summary>
    public static DirectEvaluator Instance { get; } = new();

    /// <inheritdoc/>
    public T Of<T>(IComputation<T> computation) => computation.Compute();

    /// <inheritdoc/>
    public Option<T> Known<T>(IComputation<T> computation) => Option<T>.None;
}
