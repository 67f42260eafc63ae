using TorchSharp;
using static TorchSharp.torch;

namespace Nas.Effects.Engine;

/// <summary>Operations of tensors with numbers, named as in libtorch.</summary>
/// <remarks>TorchSharp hands a number to libtorch in an object with a finaliser. Where nothing holds that object, a collection begun by
/// another thread may free it while libtorch reads it: "Expected false to be true ... toFloat". TorchSharp's own implicit conversions
/// hold nothing, nor do its operations with a number left out, such as add without a factor. So every number of this program goes
/// through here.</remarks>
internal static class Arithmetic
{
    private static readonly Scalar Zero = 0L.ToScalar();
    private static readonly Scalar One = 1L.ToScalar();
    private static readonly Scalar Unit = 1.0.ToScalar();

    /// <summary>The sum.</summary>
    public static Tensor Add(this Tensor x, Tensor y) => x.add(y, One);

    /// <summary>x + factor · y.</summary>
    public static Tensor Add(this Tensor x, Tensor y, double factor)
    {
        using var held = factor.ToScalar();
        return x.add(y, held);
    }

    /// <summary>The sum with a number.</summary>
    public static Tensor Add(this Tensor x, double number)
    {
        using var held = number.ToScalar();
        return x.add(held, One);
    }

    /// <summary>The sum with a whole number; whole numbers stay whole.</summary>
    public static Tensor Add(this Tensor x, long number)
    {
        using var held = number.ToScalar();
        return x.add(held, One);
    }

    /// <summary>1 − x.</summary>
    public static Tensor Complement(this Tensor x) => x.negative().add(One, One);

    /// <summary>Adds to x itself.</summary>
    public static Tensor AddInPlace(this Tensor x, Tensor y) => x.add_(y, One);

    /// <summary>Adds factor · y to x itself.</summary>
    public static Tensor AddInPlace(this Tensor x, Tensor y, double factor)
    {
        using var held = factor.ToScalar();
        return x.add_(y, held);
    }

    /// <summary>Adds a number to x itself.</summary>
    public static Tensor AddInPlace(this Tensor x, double number)
    {
        using var held = number.ToScalar();
        return x.add_(held, One);
    }

    /// <summary>The product with a number.</summary>
    public static Tensor Mul(this Tensor x, double number)
    {
        using var held = number.ToScalar();
        return x.mul(held);
    }

    /// <summary>The product with a whole number; whole numbers stay whole.</summary>
    public static Tensor Mul(this Tensor x, long number)
    {
        using var held = number.ToScalar();
        return x.mul(held);
    }

    /// <summary>Multiplies x itself.</summary>
    public static Tensor MulInPlace(this Tensor x, double number)
    {
        using var held = number.ToScalar();
        return x.mul_(held);
    }

    /// <summary>x².</summary>
    public static Tensor Square(this Tensor x) => x.mul(x);

    /// <summary>The quotient by a number.</summary>
    public static Tensor Div(this Tensor x, double number)
    {
        using var held = number.ToScalar();
        return x.div(held);
    }

    /// <summary>Divides x itself.</summary>
    public static Tensor DivInPlace(this Tensor x, double number)
    {
        using var held = number.ToScalar();
        return x.div_(held);
    }

    /// <summary>Adds factor · y · z to x itself.</summary>
    public static Tensor AddProductInPlace(this Tensor x, Tensor y, Tensor z, double factor)
    {
        using var held = factor.ToScalar();
        return x.addcmul_(y, z, held);
    }

    /// <summary>Adds factor · y / z to x itself.</summary>
    public static Tensor AddQuotientInPlace(this Tensor x, Tensor y, Tensor z, double factor)
    {
        using var held = factor.ToScalar();
        return x.addcdiv_(y, z, held);
    }

    /// <summary>Where x is above zero.</summary>
    public static Tensor IsPositive(this Tensor x) => x.gt(Zero);

    /// <summary>Where x is below a number.</summary>
    public static Tensor Lt(this Tensor x, double number)
    {
        using var held = number.ToScalar();
        return x.lt(held);
    }

    /// <summary>Where x is at most a whole number.</summary>
    public static Tensor Le(this Tensor x, long number)
    {
        using var held = number.ToScalar();
        return x.le(held);
    }

    /// <summary>Each number within bounds.</summary>
    public static Tensor Clamp(this Tensor x, double min, double max)
    {
        using var low = min.ToScalar();
        using var high = max.ToScalar();
        return x.clamp(low, high);
    }

    /// <summary>Each whole number within bounds.</summary>
    public static Tensor Clamp(this Tensor x, long min, long max)
    {
        using var low = min.ToScalar();
        using var high = max.ToScalar();
        return x.clamp(low, high);
    }

    /// <summary>Each number not below a bound.</summary>
    public static Tensor ClampMin(this Tensor x, double min)
    {
        using var held = min.ToScalar();
        return x.clamp_min(held);
    }

    /// <summary>x with zeros at some places.</summary>
    public static Tensor WithZeros(this Tensor x, Tensor places) => x.masked_fill(places, Zero);

    /// <summary>x where it is positive, and a share of it elsewhere (Maas et al., 2013).</summary>
    public static Tensor LeakyRelu(this Tensor x, double slope)
    {
        using var held = slope.ToScalar();
        return x.leaky_relu(held);
    }

    /// <summary>Changes x itself to <see cref="LeakyRelu"/>.</summary>
    public static Tensor LeakyReluInPlace(this Tensor x, double slope)
    {
        using var held = slope.ToScalar();
        return x.leaky_relu_(held);
    }

    /// <summary>x where it is positive, and exp(x) − 1 elsewhere (Clevert et al., 2016).</summary>
    public static Tensor Elu(this Tensor x) => x.elu(Unit, Unit, Unit);

    /// <summary>x with rows of y added at indices along the first axis.</summary>
    public static Tensor AddRows(this Tensor x, Tensor indices, Tensor y) => x.index_add(0, indices, y, One);

    /// <summary>The whole numbers from 0 to below a bound.</summary>
    public static Tensor Range(long count, Device? device = null)
    {
        using var held = count.ToScalar();
        return arange(Zero, held, One, ScalarType.Int64, device);
    }
}
