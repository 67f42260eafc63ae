using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Domain.Codecs;

// The same for each number of fields: reading is applicative, so that the mistakes of all fields come together.
public static partial class Fields
{
    /// <summary>The fields of a record, in the order of writing, and how they make one.</summary>
    public static Part<T, T> Group<T, A>(Part<T, A> a, Func<A, T> make) =>
        a.Map(make);

    /// <summary>The fields of a record, in the order of writing, and how they make one.</summary>
    public static Part<T, T> Group<T, A, B>(Part<T, A> a, Part<T, B> b, Func<A, B, T> make) =>
        a.Map(curry(make)).Apply(b);

    /// <summary>The fields of a record, in the order of writing, and how they make one.</summary>
    public static Part<T, T> Group<T, A, B, C>(Part<T, A> a, Part<T, B> b, Part<T, C> c, Func<A, B, C, T> make) =>
        a.Map(curry(make)).Apply(b).Apply(c);

    /// <summary>The fields of a record, in the order of writing, and how they make one.</summary>
    public static Part<T, T> Group<T, A, B, C, D>(Part<T, A> a, Part<T, B> b, Part<T, C> c, Part<T, D> d, Func<A, B, C, D, T> make) =>
        a.Map(curry(make)).Apply(b).Apply(c).Apply(d);

    /// <summary>The fields of a record, in the order of writing, and how they make one.</summary>
    public static Part<T, T> Group<T, A, B, C, D, E>(
        Part<T, A> a, Part<T, B> b, Part<T, C> c, Part<T, D> d, Part<T, E> e, Func<A, B, C, D, E, T> make) =>
        a.Map(curry(make)).Apply(b).Apply(c).Apply(d).Apply(e);

    /// <summary>The fields of a record, in the order of writing, and how they make one.</summary>
    public static Part<T, T> Group<T, A, B, C, D, E, F>(
        Part<T, A> a, Part<T, B> b, Part<T, C> c, Part<T, D> d, Part<T, E> e, Part<T, F> f, Func<A, B, C, D, E, F, T> make) =>
        a.Map(curry(make)).Apply(b).Apply(c).Apply(d).Apply(e).Apply(f);

    /// <summary>The fields of a record, in the order of writing, and how they make one.</summary>
    public static Part<T, T> Group<T, A, B, C, D, E, F, G>(
        Part<T, A> a, Part<T, B> b, Part<T, C> c, Part<T, D> d, Part<T, E> e, Part<T, F> f, Part<T, G> g,
        Func<A, B, C, D, E, F, G, T> make) =>
        a.Map(curry(make)).Apply(b).Apply(c).Apply(d).Apply(e).Apply(f).Apply(g);

    /// <summary>The fields of a record, in the order of writing, and how they make one.</summary>
    public static Part<T, T> Group<T, A, B, C, D, E, F, G, H>(
        Part<T, A> a, Part<T, B> b, Part<T, C> c, Part<T, D> d, Part<T, E> e, Part<T, F> f, Part<T, G> g, Part<T, H> h,
        Func<A, B, C, D, E, F, G, H, T> make) =>
        a.Map(curry(make)).Apply(b).Apply(c).Apply(d).Apply(e).Apply(f).Apply(g).Apply(h);

    /// <summary>The fields of a record, in the order of writing, and how they make one.</summary>
    public static Part<T, T> Group<T, A, B, C, D, E, F, G, H, I, J, K, L, M>(
        Part<T, A> a, Part<T, B> b, Part<T, C> c, Part<T, D> d, Part<T, E> e, Part<T, F> f, Part<T, G> g, Part<T, H> h,
        Part<T, I> i, Part<T, J> j, Part<T, K> k, Part<T, L> l, Part<T, M> m, Func<A, B, C, D, E, F, G, H, I, J, K, L, M, T> make) =>
        a.Map(curry((A va, B vb, C vc, D vd, E ve, F vf, G vg, H vh) =>
                curry((I vi, J vj, K vk, L vl, M vm) => make(va, vb, vc, vd, ve, vf, vg, vh, vi, vj, vk, vl, vm))))
            .Apply(b).Apply(c).Apply(d).Apply(e).Apply(f).Apply(g).Apply(h).Apply(i).Apply(j).Apply(k).Apply(l).Apply(m);
}
