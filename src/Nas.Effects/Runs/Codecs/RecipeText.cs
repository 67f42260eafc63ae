using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Search.Recipes;
using Nas.Effects.Files;

namespace Nas.Effects.Runs.Codecs;

/// <summary>Recipes as YAML. <c>Parse ∘ Print</c> is the identity.</summary>
public static class RecipeText
{
    /// <summary>The recipe as YAML.</summary>
    public static string Print(Recipe recipe) => YamlText.Print(RecipeCodec.Record.Write(recipe));

    /// <summary>The recipe, or everything that is wrong with the text and where.</summary>
    public static Validation<Mistake, Recipe> Parse(string text) => Parse(text, RecipeCodec.Record);

    /// <summary>The same where recipes may name other strategies.</summary>
    public static Validation<Mistake, Recipe> Parse(string text, Codec<Recipe> codec) => YamlText.Parse(text).Bind(codec.Read);
}
