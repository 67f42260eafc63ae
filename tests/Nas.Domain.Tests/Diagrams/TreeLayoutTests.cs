using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Diagrams;
using Nas.Domain.Tests.Architectures.Networks;

namespace Nas.Domain.Tests.Diagrams;

public class TreeLayoutTests
{
    private static readonly List<List<PlacedBox>> Trees =
    [
        .. SampledDerivations.Draw("3x28x28", 60).Select(derivation => TreeLayout.Place(TreeBox.Build(derivation, 1500))),
    ];

    [Fact]
    public void Place_OfAnyTree_GivesEveryBoxAPlaceOfItsOwn() =>
        Assert.All(Trees, tree => Assert.Equal(tree.Count, tree.Select(box => (box.Level, box.Row)).Distinct().Count()));

    [Fact]
    public void Place_OfAnyTree_StartsChildrenInTheirParentsRow() =>
        Assert.All(Trees.SelectMany(tree => tree), placed => Assert.True(placed.Row >= placed.ParentRow));

    [Fact]
    public void Place_OfAnyTree_KeepsTheChildrenOfDifferentParentsApart() =>
        Assert.All(
            Trees,
            tree =>
            {
                foreach (var level in tree.Where(box => box.Level > 0).GroupBy(box => box.Level))
                {
                    // Down a level, a parent never comes back once another has followed it: so no two edges lie on each other.
                    var parents = level.OrderBy(box => box.Row).Select(box => box.ParentRow).ToList();
                    Assert.Equal(parents.Order(), parents);
                    Assert.Equal(level.Min(box => box.Row), level.OrderBy(box => box.Row).First().ParentRow);
                }
            }
        );

    [Fact]
    public void Place_OfSubtreesSideBySide_IsAsCloseAsTheirOutlinesAllow() =>
        Assert.Equal(
            ["0,0 sequence", "1,0 route", "2,0 im2col(3,1,1)", "2,1 linear(8)", "2,2 col2im", "1,1 relu", "1,2 norm"],
            TreeLayout
                .Place(
                    TreeBox.Build(
                        SampledDerivations.Parse(
                            "sequence(route(im2col(3,1,1), compute(linear(8)), col2im), sequence(compute(relu), compute(norm)))",
                            "3x8x8"
                        ),
                        100
                    )
                )
                .Select(box => FormattableString.Invariant($"{box.Level},{box.Row} {box.Box.Label}"))
        );

    [Fact]
    public void Of_MoreNodesThanAPictureHolds_SaysWhereMoreWereLeftOut()
    {
        var boxes = TreeLayout.Place(TreeBox.Build(BuiltIn("resnet18"), 20)).Select(box => box.Box.Label).ToList();
        Assert.Equal(20, boxes.Count(label => label != "… more"));
        Assert.Contains("… more", boxes);
    }

    private static Derivation BuiltIn(string name) => SampledDerivations.Parse(BuiltInSeeds.Text(name).IfNone(""), "3x28x28");
}
