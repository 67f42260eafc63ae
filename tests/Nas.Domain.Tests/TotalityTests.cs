using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Learning.Formulas;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;
using Nas.Domain.ZeroCost;

namespace Nas.Domain.Tests;

/// <summary>A switch over a closed union names every case; what is left for the default is a defect and throws.</summary>
/// <remarks>Told from the source, for metadata keep no switches. Enumerations need no test: the compiler sees to them.</remarks>
public partial class TotalityTests
{
    private static readonly Type[] Unions =
    [
        typeof(Verdict),
        typeof(Origin),
        typeof(SearchEvent),
        typeof(Decision),
        typeof(ReplayResult),
        typeof(ProxyValue),
        typeof(Primitive),
        typeof(Operation),
        typeof(Expression),
        typeof(Derivation),
        typeof(WeightExpression),
        typeof(Formula),
        typeof(Initialisation),
        typeof(Target),
        typeof(Evaluation),
    ];

    private static IEnumerable<string> Sources() =>
        Directory
            .GetFiles(Folder(), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    [Fact]
    public void Defaults_OfSwitchesOverUnions_Throw() =>
        Assert.Empty(
            Sources()
                .SelectMany(file =>
                    SilentDefaults(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)).Select(arm => $"{file}: {arm}")
                )
        );

    [Theory]
    [InlineData("x switch { Primitive.Add => 1, _ => 0 }", 1)]
    [InlineData("x switch { Primitive.Add => y switch { 1 => 2, _ => 3 }, _ => throw Closed.Unknown(x) }", 0)]
    [InlineData("switch (x) { case Leaf leaf: break; default: break; }", 1)]
    [InlineData("(x, y) switch { (Expression.Symbol, _) => true, _ => false }", 1)]
    [InlineData("x switch { BinaryFunction.Add => 1, _ => 0 }", 0)]
    public void SilentDefaults_OfASwitch_AreFound(string source, int silent) =>
        Assert.Equal(silent, SilentDefaults("Other", source).Count());

    private static IEnumerable<string> SilentDefaults(string subject, string source)
    {
        var names = string.Join('|', Unions.SelectMany(union => Cases(union).Select(type => NameOf(type, union, subject))));
        var startsWithACase = new Regex($@"^\s*(case\s+|\()?({names})\b(?!\.)");
        return from block in Switches(source)
            let arms = Arms(block).ToArray()
            where arms.Any(startsWithACase.IsMatch)
            from arm in arms
            where DefaultArm().IsMatch(arm) && !arm.Contains("throw ", StringComparison.Ordinal)
            select arm.Trim();
    }

    private static IEnumerable<Type> Cases(Type union) => union.Assembly.GetTypes().Where(type => type.IsSubclassOf(union));

    /// <summary>Cases within their union are written with its name, but in its own file.</summary>
    private static string NameOf(Type type, Type union, string subject) =>
        type.DeclaringType == union && subject != union.Name ? $@"{union.Name}\.{type.Name}" : type.Name;

    /// <summary>What stands in the braces of every switch, without what stands in braces within.</summary>
    private static IEnumerable<string> Switches(string source) =>
        SwitchHead().Matches(source).Select(head => Outermost(source[(head.Index + head.Length)..]));

    private static string Outermost(string text)
    {
        var (kept, depth) = (new System.Text.StringBuilder(), 0);
        foreach (var c in text)
        {
            depth += c switch
            {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            if (depth < 0)
            {
                break;
            }

            kept.Append(depth == 0 && c != '}' ? c : ' ');
        }

        return kept.ToString();
    }

    /// <summary>Arms of expressions end with a comma outside of brackets; statements are cut before each label.</summary>
    private static IEnumerable<string> Arms(string block)
    {
        if (StatementLabel().IsMatch(block))
        {
            return StatementLabel().Split(block).Where(arm => arm.Trim().Length > 0);
        }

        var (arms, start, depth) = (new List<string>(), 0, 0);
        for (var i = 0; i < block.Length; i++)
        {
            depth += block[i] switch
            {
                '(' or '[' => 1,
                ')' or ']' => -1,
                _ => 0,
            };
            if (depth == 0 && block[i] == ',')
            {
                arms.Add(block[start..i]);
                start = i + 1;
            }
        }

        return arms.Append(block[start..]).Where(arm => arm.Trim().Length > 0);
    }

    private static string Folder([CallerFilePath] string caller = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", "src", "Nas.Domain"));

    [GeneratedRegex(@"\bswitch\s*(\([^{]*\))?\s*\{")]
    private static partial Regex SwitchHead();

    [GeneratedRegex(@"(?=\bcase\b[^=]*?:|\bdefault:)")]
    private static partial Regex StatementLabel();

    [GeneratedRegex(@"^\s*(_ =>|default:)")]
    private static partial Regex DefaultArm();
}
