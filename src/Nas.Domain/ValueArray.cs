using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Nas.Domain;

/// <summary>Elements in order, as a value: two are equal when their elements are, in order. <c>default</c> is empty.</summary>
/// <remarks>An <see cref="ImmutableArray{T}"/> that can be part of a record: it costs the same, and each turns into the other for
/// nothing.</remarks>
[CollectionBuilder(typeof(ValueArray), nameof(ValueArray.Create))]
public readonly struct ValueArray<T> : IReadOnlyList<T>, IEquatable<ValueArray<T>>
{
    private readonly ImmutableArray<T> _items;

    private ValueArray(ImmutableArray<T> items) => _items = items;

    /// <summary>The same elements, compared by reference.</summary>
    public ImmutableArray<T> Items => _items.IsDefault ? [] : _items;

    /// <summary>The number of elements.</summary>
    public int Length => _items.IsDefault ? 0 : _items.Length;

    /// <summary>Whether there are no elements.</summary>
    public bool IsEmpty => Length == 0;

    int IReadOnlyCollection<T>.Count => Length;

    /// <summary>An element.</summary>
    public T this[int index] => _items[index];

    /// <summary>The same elements as a value.</summary>
    public static implicit operator ValueArray<T>(ImmutableArray<T> items) => new(items);

    /// <summary>The same elements, compared by reference.</summary>
    public static implicit operator ImmutableArray<T>(ValueArray<T> values) => values.Items;

    /// <summary>Whether the elements are equal.</summary>
    public static bool operator ==(ValueArray<T> left, ValueArray<T> right) => left.Equals(right);

    /// <summary>Whether some element differs.</summary>
    public static bool operator !=(ValueArray<T> left, ValueArray<T> right) => !left.Equals(right);

    /// <summary>The elements.</summary>
    public ReadOnlySpan<T> AsSpan() => _items.AsSpan();

    /// <summary>Some elements in a row.</summary>
    public ValueArray<T> Slice(int start, int length) => _items.Slice(start, length);

    /// <summary>With one more element at the end.</summary>
    public ValueArray<T> Add(T item) => Items.Add(item);

    /// <summary>Where an element stands first; −1 when it is none.</summary>
    public int IndexOf(T item) => Items.IndexOf(item);

    /// <summary>Whether this is an element.</summary>
    public bool Contains(T item) => IndexOf(item) >= 0;

    /// <inheritdoc/>
    public bool Equals(ValueArray<T> other) =>
        _items == other._items || AsSpan().SequenceEqual(other.AsSpan(), EqualityComparer<T>.Default);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ValueArray<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = Length;
        foreach (var item in AsSpan())
        {
            hash = hash * 31 + (item is null ? 0 : EqualityComparer<T>.Default.GetHashCode(item));
        }

        return hash;
    }

    /// <summary>The elements, in order.</summary>
    public ImmutableArray<T>.Enumerator GetEnumerator() => Items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)Items).GetEnumerator();

    /// <summary>The elements between brackets, as records print them.</summary>
    public override string ToString() => $"[{string.Join(", ", this)}]";
}

/// <summary>Makes a <see cref="ValueArray{T}"/> of a collection expression.</summary>
public static class ValueArray
{
    /// <summary>The elements, copied.</summary>
    public static ValueArray<T> Create<T>(ReadOnlySpan<T> items) => ImmutableArray.Create(items);
}
