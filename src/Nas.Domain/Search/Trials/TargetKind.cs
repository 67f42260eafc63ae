using Nas.Domain.Codecs;

namespace Nas.Domain.Search.Trials;

/// <summary>The kinds of <see cref="Target"/>, as somebody asks for one before the data is read.</summary>
public enum TargetKind
{
    /// <summary>One class for each example.</summary>
    Classes,

    /// <summary>One number or several for each example.</summary>
    Numbers,

    /// <summary>Any of several labels, or none, for each example.</summary>
    Labels,

    /// <summary>A number, or several, at every pixel.</summary>
    Maps,

    /// <summary>At every pixel, whether it belongs to something, or to which of several things.</summary>
    Masks,
}

/// <summary>The names of the kinds.</summary>
public static class TargetKinds
{
    /// <summary>The names, in the order of help.</summary>
    public static IReadOnlyList<(string Name, TargetKind Kind)> Names { get; } =
    [
        ("classes", TargetKind.Classes),
        ("numbers", TargetKind.Numbers),
        ("labels", TargetKind.Labels),
        ("maps", TargetKind.Maps),
        ("masks", TargetKind.Masks),
    ];

    /// <summary>Whether every pixel has an answer of its own.</summary>
    public static bool IsDense(this TargetKind kind) => kind is TargetKind.Maps or TargetKind.Masks;

    /// <summary>The name of a kind.</summary>
    public static string NameOf(TargetKind kind) => Names.First(one => one.Kind == kind).Name;

    /// <summary>A kind by its name.</summary>
    public static Codec<TargetKind> Codec { get; } = Scalar.OneOf(Names);
}
