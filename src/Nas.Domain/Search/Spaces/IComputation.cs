namespace Nas.Domain.Search.Spaces;

/// <summary>A pure computation as a value. Its fields are all that the result depends on, so equal computations have equal
/// results.</summary>
public interface IComputation<out T>
{
    /// <summary>The result.</summary>
    T Compute();
}
