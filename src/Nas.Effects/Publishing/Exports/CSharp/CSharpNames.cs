namespace Nas.Effects.Publishing.Exports.CSharp;

/// <summary>The name of an exported C# class.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Class">Its name.</param>
public sealed record CSharpNames(string Namespace, string Class)
{
    /// <summary>The default names.</summary>
    public static CSharpNames Default { get; } = new("NasSearch", "Model");
}
