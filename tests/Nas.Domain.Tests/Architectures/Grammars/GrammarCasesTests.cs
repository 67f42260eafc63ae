using System.Runtime.CompilerServices;
using LanguageExt;
using Nas.Domain.Architectures.Grammars.Checks;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Tensors;
using Nas.Tests;
using static LanguageExt.Prelude;

namespace Nas.Domain.Tests.Architectures.Grammars;

/// <summary>Every file of <c>tests/Cases/grammars</c> is a test: what parsing or the lint says to it is a snapshot.</summary>
/// <remarks>A first line <c># input: CxHxW</c> gives the lint an input type.</remarks>
public class GrammarCasesTests
{
    private const string InputMark = "# input: ";

    public static TheoryData<string> Cases() =>
        [.. Directory.GetFiles(Folder(), "*.grammar").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Grammar_OfTheCorpus_GetsItsDiagnostics(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder(), name + ".grammar"));
        var diagnostics = GrammarText.Parse(text).Match(grammar => GrammarLint.Check(grammar, Input(text)), errors => errors);
        Assert.NotEmpty(diagnostics);
        Snapshot.Matches($"Grammars/Cases/{name}", Space.Lines(diagnostics));
    }

    private static Option<TensorType> Input(string text) =>
        text.StartsWith(InputMark, StringComparison.Ordinal)
            ? Some(Space.Type(text[InputMark.Length..text.IndexOf('\n', StringComparison.Ordinal)]))
            : None;

    private static string Folder([CallerFilePath] string caller = "") =>
        Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", "..", "Cases", "grammars");
}
