using LanguageExt;
using Nas.Domain.Search.Recipes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Nas.Effects.Runs.Codecs;

/// <summary>Recipes as YAML. <c>Parse ∘ Print</c> is the identity.</summary>
/// <remarks>Plain data only: tags, anchors, aliases and unknown keys are errors, so a recipe from a stranger can neither name
/// types nor grow in memory.</remarks>
public static class RecipeText
{
    /// <summary>The longest recipe that is read, in characters.</summary>
    public const int MostCharacters = 4 << 20;

    /// <summary>The recipe as YAML.</summary>
    public static string Print(Recipe recipe) => new SerializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull)
        .WithNewLine("\n")
        .Build()
        .Serialize(RecipeMapping.ToFields(recipe));

    /// <summary>The recipe, or what is wrong with the text and where.</summary>
    public static Either<string, Recipe> Parse(string text)
    {
        if (text.Length > MostCharacters)
        {
            return $"the recipe has {text.Length} characters; at most {MostCharacters} are read";
        }

        try
        {
            RefuseReferences(text);
            var fields = new DeserializerBuilder()
                .WithNamingConvention(UnderscoredNamingConvention.Instance)
                .Build()
                .Deserialize<RecipeFields>(text);
            return fields is null ? "the recipe is empty" : RecipeMapping.ToRecipe(fields);
        }
        catch (YamlException cause)
        {
            return $"line {cause.Start.Line}, column {cause.Start.Column}: {Explained(cause, text)}";
        }
    }

    // What the converter of a number says does not name the field.
    private static string Explained(YamlException cause, string text) => cause.InnerException is FormatException or OverflowException
        ? $"'{text.Split('\n').ElementAtOrDefault((int)cause.Start.Line - 1)?.Trim()}' has a value of the wrong kind or size"
        : cause.Message.TrimEnd('.');

    private static void RefuseReferences(string text)
    {
        var parser = new Parser(new StringReader(text));
        while (parser.MoveNext())
        {
            if (parser.Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false })
            {
                throw new YamlException(parser.Current.Start, parser.Current.End, "anchors, aliases and tags are not allowed in a recipe");
            }
        }
    }
}
