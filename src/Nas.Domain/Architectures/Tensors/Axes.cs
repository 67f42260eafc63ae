using System.Collections.Immutable;

namespace Nas.Domain.Architectures.Tensors;

/// <summary>A set of axes of a tensor without its batch, numbered from 1 to 3 as the operations number them.</summary>
/// <remarks><c>default</c> is the empty set; sets of the same axes are equal.</remarks>
public readonly record struct Axes
{
    private const int MaxAxis = 3;
    private readonly int _bits;

    private Axes(int bits) => _bits = bits;

    /// <summary>Whether the set has no axis.</summary>
    public bool IsEmpty => _bits == 0;

    /// <summary>The set of the given axes.</summary>
    public static Axes Create(params ReadOnlySpan<int> axes)
    {
        var bits = 0;
        foreach (var axis in axes)
        {
            bits |= 1 << axis;
        }

        return new(bits);
    }

    /// <summary>Whether an axis is in the set.</summary>
    public bool Has(int axis) => (_bits & (1 << axis)) != 0;

    /// <summary>Whether all of another set's axes are in this one.</summary>
    public bool HasAll(Axes others) => (_bits & others._bits) == others._bits;

    /// <summary>The axes in either set.</summary>
    public Axes And(Axes others) => new(_bits | others._bits);

    /// <summary>The axes in both sets.</summary>
    public Axes AlsoIn(Axes others) => new(_bits & others._bits);

    /// <summary>The axes that the other set does not have.</summary>
    public Axes Without(Axes others) => new(_bits & ~others._bits);

    /// <summary>The axes along which a tensor has more than one number.</summary>
    public Axes LongIn(TensorType type) => Where(axis => axis <= type.Rank && type.Axis(axis) > 1);

    /// <summary>The axes that satisfy a condition.</summary>
    public Axes Where(Func<int, bool> condition) => Create([.. ToArray().Where(condition)]);

    /// <summary>The set of what each axis is mapped to.</summary>
    public Axes Map(Func<int, int> map) => Create([.. ToArray().Select(map)]);

    /// <summary>The axes in ascending order.</summary>
    public ImmutableArray<int> ToArray()
    {
        var axes = this;
        return [.. Enumerable.Range(1, MaxAxis).Where(axis => axes.Has(axis))];
    }

    /// <summary>The type of the means over these axes: each has size 1.</summary>
    public TensorType OfMeans(TensorType type) => ToArray().Aggregate(type, (means, axis) => means.WithAxis(axis, 1));

    /// <summary>The axes joined by commas: <c>2,3</c>.</summary>
    public override string ToString() => string.Join(',', ToArray());
}
