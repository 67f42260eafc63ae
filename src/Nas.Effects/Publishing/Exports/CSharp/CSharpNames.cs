namespace Nas.Effects.Publishing.Exports.CSharp;

/// <summary>What an exported C# class is called.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Class">Its name.</param>
public sealed record CSharpNames(string Namespace, string Class)
{
    /// <summary>Names for whoever gives none.</summary>
    public static CSharpNames Default { get; } = new("NasSearch", "Model");
}
