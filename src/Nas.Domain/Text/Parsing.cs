using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Domain.Text;

/// <summary>The edge of the parsers: inside they leave by exception, outside errors are values.</summary>
internal static class Parsing
{
    /// <summary>Runs a parser and turns its syntax error into a value.</summary>
    public static Either<Seq<Diagnostic>, T> Catch<T>(Func<Either<Seq<Diagnostic>, T>> parse)
    {
        try
        {
            return parse();
        }
        catch (SyntaxException e)
        {
            return Left(Seq1(e.Diagnostic));
        }
    }
}
