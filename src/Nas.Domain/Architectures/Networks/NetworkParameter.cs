namespace Nas.Domain.Architectures.Networks;

/// <summary>A tensor of a network that training changes. Its index in <see cref="Network.Parameters"/> is its identity: rewrites keep
/// it.</summary>
/// <param name="Name">Place in the derivation and role, such as <c>0.1.weight</c>; unique in a network, and the key in weight
/// files.</param>
/// <param name="Shape">Sizes of the axes, as PyTorch lays them out: [out, in] for a linear map's weight.</param>
/// <param name="Init">How it is drawn.</param>
/// <remarks>Names number the parts of modules from 0, as the text lists them, with every copy of a shared module counted, and a
/// repetition's modules in a row;
/// a <c>compute(…)</c> adds no number. The head's names start with <c>head</c>.</remarks>
public sealed record NetworkParameter(string Name, ValueArray<int> Shape, Initialisation Init)
{
    /// <summary>Numbers in the tensor.</summary>
    public long Elements => Shape.Aggregate(1L, (product, size) => product * size);
}
