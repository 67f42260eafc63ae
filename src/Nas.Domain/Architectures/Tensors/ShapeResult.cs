namespace Nas.Domain.Architectures.Tensors;

/// <summary>What a shape rule says: the output type, or the reason why the operation does not apply.</summary>
/// <remarks>A struct without allocations, because sampling asks millions of times; reasons are constant texts.</remarks>
public readonly record struct ShapeResult
{
    // Small enough that no count of multiply–accumulates of one operation overflows 64 bits.
    private const long MaxElements = 1L << 31;

    private ShapeResult(TensorType type, string? reason) => (Type, Reason) = (type, reason);

    /// <summary>The output type; meaningless when <see cref="Applies"/> is false.</summary>
    public TensorType Type { get; }

    /// <summary>Why the operation does not apply; null when it does.</summary>
    public string? Reason { get; }

    /// <summary>Whether the operation applies.</summary>
    public bool Applies => Reason is null;

    /// <summary>The operation gives this type.</summary>
    public static ShapeResult Valid(TensorType type) =>
        (UInt128)(uint)type.Axis1 * (uint)type.Axis2 * (uint)type.Axis3 > MaxElements
            ? No("the output would have more than 2^31 elements")
            : new(type, null);

    /// <summary>The operation gives an image, unless a size is out of range.</summary>
    public static ShapeResult Image(long channels, long height, long width) =>
        InRange(channels) && InRange(height) && InRange(width)
            ? Valid(TensorType.Image((int)channels, (int)height, (int)width))
            : No("an output axis would be empty or too long");

    /// <summary>The operation gives columns, unless a size is out of range.</summary>
    public static ShapeResult Columns(long positions, long features, Grid grid) =>
        InRange(positions) && InRange(features)
            ? Valid(TensorType.Columns((int)positions, (int)features, grid))
            : No("an output axis would be empty or too long");

    /// <summary>The operation does not apply.</summary>
    public static ShapeResult No(string reason) => new(default, reason);

    private static bool InRange(long size) => size is >= 1 and <= int.MaxValue;
}
