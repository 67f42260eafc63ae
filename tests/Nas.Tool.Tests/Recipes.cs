using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Tool.Tests;

/// <summary>Recipes for searches whose training is a toy.</summary>
internal static class Recipes
{
    public static Recipe Toy(int trials) =>
        new(
            "0.0.0",
            new("einspace", BuiltInGrammars.Text("einspace").IfNone("")),
            new("toy", None, "", "1x8x8", 10),
            new(1),
            new RandomSearch(),
            Lookahead: 1,
            Limits.None,
            TrainingRecipe.Default(1),
            new(10, 1L << 30, 10),
            new(Some(trials), None, None),
            None,
            Seq<NamedArchitecture>()
        );
}
