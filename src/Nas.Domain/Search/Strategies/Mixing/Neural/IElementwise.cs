using System.Numerics;

namespace Nas.Domain.Search.Strategies.Mixing.Neural;

/// <summary>A function of one number, computed for several at a time.</summary>
internal interface IElementwise
{
    /// <summary>The function's value.</summary>
    static abstract Vector<float> Value(Vector<float> x);

    /// <summary>The function's derivative.</summary>
    static abstract Vector<float> Slope(Vector<float> x);
}
