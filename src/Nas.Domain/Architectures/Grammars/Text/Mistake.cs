using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Grammars.Text;

/// <summary>An error in a grammar.</summary>
/// <param name="Error">What is wrong and where.</param>
/// <param name="Unknown">The name that nothing has, to be compared with those that exist; empty when the mistake is another.</param>
internal readonly record struct Mistake(Diagnostic Error, string Unknown = "")
{
    public static implicit operator Mistake(Diagnostic error) => new(error);
}
