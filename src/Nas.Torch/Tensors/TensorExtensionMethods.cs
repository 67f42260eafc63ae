using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Reads the only value of a tensor.</summary>
public static class TensorExtensionMethods
{
    public static float ToSingle(this Tensor value) => value.ToScalar().ToSingle();

    public static double ToDouble(this Tensor value) => value.ToScalar().ToDouble();

    public static int ToInt32(this Tensor value) => value.ToScalar().ToInt32();

    public static long ToInt64(this Tensor value) => value.ToScalar().ToInt64();

    public static bool ToBoolean(this Tensor value) => value.ToScalar().ToBoolean();

    /// <summary>The tensor as a parameter; the tensor given becomes empty.</summary>
    public static Modules.Parameter AsParameter(this Tensor tensor) => new(tensor);
}
