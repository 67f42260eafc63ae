using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Networks;

/// <summary>One operation of a <see cref="Network"/> and the one value that it makes.</summary>
/// <param name="Id">Name of the value; unique in the network, and kept by rewrites that keep the value.</param>
/// <param name="Op">The operation.</param>
/// <param name="Inputs">Ids of the values it reads, in order.</param>
/// <param name="Parameters">Indices into <see cref="Network.Parameters"/>: weight before bias.</param>
/// <param name="Output">Type of the value, without the batch axis.</param>
/// <param name="Path">Place in the derivation, such as <c>0.1</c>, from which parameters get their names.</param>
public sealed record NetworkNode(int Id, Primitive Op, ValueArray<int> Inputs, ValueArray<int> Parameters, TensorType Output, string Path)
{
    /// <summary>For how many equal nodes this one stands: 1, except in the compact form that <c>Cost</c> counts on.</summary>
    public long Copies { get; init; } = 1;

    /// <summary>Whether it belongs to the head and not to the architecture.</summary>
    public bool IsHead => Path == HeadPath;

    /// <summary>The value that an operation of one operand reads.</summary>
    public int Input => Inputs[0];

    /// <summary>Name of a tensor that belongs to this node, such as <c>0.1.weight</c> for the role <c>weight</c>.</summary>
    public string Name(string role) => NameAt(Path, role);

    internal const string HeadPath = "head";

    internal static string NameAt(string path, string role) => path.Length == 0 ? role : $"{path}.{role}";
}
