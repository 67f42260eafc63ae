namespace TorchSharp.Native;

/// <summary>What a <see cref="NativeValue"/> holds; the order is the shim's.</summary>
internal enum ValueTag
{
    None,
    Tensor,
    Int,
    Double,
    Bool,
    IntList,
    TensorList,
    OptionalTensorList,
    String,
    Device,
}
