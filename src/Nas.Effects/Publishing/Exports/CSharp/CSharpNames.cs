namespace Nas.Effects.Publishing.Exports.CSharp;

/// <summary>The name of an exported C# class.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Class">Its name.</param>
public sealed record CSharpNames(string Namespace, string Class)
{
    /// <summary>The default names.</summary>
    public static CSharpNames Default { get; } = new("NasSearch", "Model");

    private static readonly HashSet<string> Keywords =
    [
        .. (
            "abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event "
            + "explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace "
            + "new null object operator out override params private protected public readonly ref return sbyte sealed short sizeof "
            + "stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void "
            + "volatile while record file required scoped dynamic var"
        ).Split(' '),
    ];

    /// <summary>Whether a word belongs to the language and names nothing else.</summary>
    public static bool IsReserved(string word) => Keywords.Contains(word);
}
