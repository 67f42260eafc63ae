using LanguageExt;

namespace Nas.Domain.Search.Spaces;

/// <summary>Carries computations out. One that keeps results changes the time that decisions take, and never a decision.</summary>
public interface IEvaluator
{
    /// <summary>The result of a computation.</summary>
    T Of<T>(IComputation<T> computation);

    /// <summary>The result where it was kept; none means that it has to be computed.</summary>
    Option<T> Known<T>(IComputation<T> computation);
}
