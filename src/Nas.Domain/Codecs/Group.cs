using LanguageExt;

namespace Nas.Domain.Codecs;

// The same for each number of fields: the record is made where all of them are there; else the mistakes of all of them come together.
public static partial class Fields
{
    /// <summary>The fields of a record, in the order of writing, and how they make one.</summary>
    public static Part<T, T> Group<T, A>(Part<T, A> a, Func<A, T> make) =>
        All([a], map => a.Reads(map, out var va) ? make(va) : Option<T>.None);

    /// <summary>The fields of a record, in the order of writing, and how they make one.</summary>
    public static Part<T, T> Group<T, A, B>(Part<T, A> a, Part<T, B> b, Func<A, B, T> make) =>
        All([a, b], map => a.Reads(map, out var va) && b.Reads(map, out var vb) ? make(va, vb) : Option<T>.None);

    /// <summary>The fields of a record, in the order of writing, and how they make one.</summary>
    public static Part<T, T> Group<T, A, B, C>(Part<T, A> a, Part<T, B> b, Part<T, C> c, Func<A, B, C, T> make) =>
        All(
            [a, b, c],
            map => a.Reads(map, out var va) && b.Reads(map, out var vb) && c.Reads(map, out var vc) ? make(va, vb, vc) : Option<T>.None
        );

    /// <summary>The fields of a record, in the order of writing, and how they make one.</summary>
    public static Part<T, T> Group<T, A, B, C, D>(Part<T, A> a, Part<T, B> b, Part<T, C> c, Part<T, D> d, Func<A, B, C, D, T> make) =>
        All(
            [a, b, c, d],
            map =>
                a.Reads(map, out var va) && b.Reads(map, out var vb) && c.Reads(map, out var vc) && d.Reads(map, out var vd)
                    ? make(va, vb, vc, vd)
                    : Option<T>.None
        );

    /// <summary>The fields of a record, in the order of writing, and how they make one.</summary>
    public static Part<T, T> Group<T, A, B, C, D, E>(
        Part<T, A> a,
        Part<T, B> b,
        Part<T, C> c,
        Part<T, D> d,
        Part<T, E> e,
        Func<A, B, C, D, E, T> make
    ) =>
        All(
            [a, b, c, d, e],
            map =>
                a.Reads(map, out var va)
                && b.Reads(map, out var vb)
                && c.Reads(map, out var vc)
                && d.Reads(map, out var vd)
                && e.Reads(map, out var ve)
                    ? make(va, vb, vc, vd, ve)
                    : Option<T>.None
        );

    /// <summary>The fields of a record, in the order of writing, and how they make one.</summary>
    public static Part<T, T> Group<T, A, B, C, D, E, F>(
        Part<T, A> a,
        Part<T, B> b,
        Part<T, C> c,
        Part<T, D> d,
        Part<T, E> e,
        Part<T, F> f,
        Func<A, B, C, D, E, F, T> make
    ) =>
        All(
            [a, b, c, d, e, f],
            map =>
                a.Reads(map, out var va)
                && b.Reads(map, out var vb)
                && c.Reads(map, out var vc)
                && d.Reads(map, out var vd)
                && e.Reads(map, out var ve)
                && f.Reads(map, out var vf)
                    ? make(va, vb, vc, vd, ve, vf)
                    : Option<T>.None
        );

    /// <summary>The fields of a record, in the order of writing, and how they make one.</summary>
    public static Part<T, T> Group<T, A, B, C, D, E, F, G>(
        Part<T, A> a,
        Part<T, B> b,
        Part<T, C> c,
        Part<T, D> d,
        Part<T, E> e,
        Part<T, F> f,
        Part<T, G> g,
        Func<A, B, C, D, E, F, G, T> make
    ) =>
        All(
            [a, b, c, d, e, f, g],
            map =>
                a.Reads(map, out var va)
                && b.Reads(map, out var vb)
                && c.Reads(map, out var vc)
                && d.Reads(map, out var vd)
                && e.Reads(map, out var ve)
                && f.Reads(map, out var vf)
                && g.Reads(map, out var vg)
                    ? make(va, vb, vc, vd, ve, vf, vg)
                    : Option<T>.None
        );

    /// <summary>The fields of a record, in the order of writing, and how they make one.</summary>
    public static Part<T, T> Group<T, A, B, C, D, E, F, G, H>(
        Part<T, A> a,
        Part<T, B> b,
        Part<T, C> c,
        Part<T, D> d,
        Part<T, E> e,
        Part<T, F> f,
        Part<T, G> g,
        Part<T, H> h,
        Func<A, B, C, D, E, F, G, H, T> make
    ) =>
        All(
            [a, b, c, d, e, f, g, h],
            map =>
                a.Reads(map, out var va)
                && b.Reads(map, out var vb)
                && c.Reads(map, out var vc)
                && d.Reads(map, out var vd)
                && e.Reads(map, out var ve)
                && f.Reads(map, out var vf)
                && g.Reads(map, out var vg)
                && h.Reads(map, out var vh)
                    ? make(va, vb, vc, vd, ve, vf, vg, vh)
                    : Option<T>.None
        );

    /// <summary>The fields of a record, in the order of writing, and how they make one.</summary>
    public static Part<T, T> Group<T, A, B, C, D, E, F, G, H, I, J, K, L, M>(
        Part<T, A> a,
        Part<T, B> b,
        Part<T, C> c,
        Part<T, D> d,
        Part<T, E> e,
        Part<T, F> f,
        Part<T, G> g,
        Part<T, H> h,
        Part<T, I> i,
        Part<T, J> j,
        Part<T, K> k,
        Part<T, L> l,
        Part<T, M> m,
        Func<A, B, C, D, E, F, G, H, I, J, K, L, M, T> make
    ) =>
        All(
            [a, b, c, d, e, f, g, h, i, j, k, l, m],
            map =>
                a.Reads(map, out var va)
                && b.Reads(map, out var vb)
                && c.Reads(map, out var vc)
                && d.Reads(map, out var vd)
                && e.Reads(map, out var ve)
                && f.Reads(map, out var vf)
                && g.Reads(map, out var vg)
                && h.Reads(map, out var vh)
                && i.Reads(map, out var vi)
                && j.Reads(map, out var vj)
                && k.Reads(map, out var vk)
                && l.Reads(map, out var vl)
                && m.Reads(map, out var vm)
                    ? make(va, vb, vc, vd, ve, vf, vg, vh, vi, vj, vk, vl, vm)
                    : Option<T>.None
        );
}
