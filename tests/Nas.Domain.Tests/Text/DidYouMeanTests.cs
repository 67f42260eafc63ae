using FsCheck;
using FsCheck.Fluent;
using Nas.Domain.Text;

namespace Nas.Domain.Tests.Text;

public class DidYouMeanTests
{
    [Theory]
    [InlineData("lineer", "; did you mean 'linear'?")]
    [InlineData("lnr", "")]
    [InlineData("linaer", "; did you mean 'linear'?")]
    [InlineData("nrm", "; did you mean 'norm'?")]
    [InlineData("learnable_encoding", "")]
    [InlineData("scaled_dot_prodct", "; did you mean 'scaled_dot_product'?")]
    public void Among_Names_SuggestsTheNearest(string written, string suggestion) =>
        Assert.Equal(suggestion, DidYouMean.Among(["norm", "linear", "scaled_dot_product", "dot_product"], written));

    [Fact]
    public void Among_OneName_SuggestsItExactlyWithinTheLimit() =>
        Prop.ForAll(
                Words().ToArbitrary(),
                Words().ToArbitrary(),
                (name, written) => DidYouMean.Among([name], written).Length > 0 == Distance(name, written) <= (written.Length > 6 ? 3 : 2)
            )
            .QuickCheckThrowOnFailure();

    private static Gen<string> Words() => Gen.Elements('a', 'b', 'c').ListOf().Select(string.Concat);

    /// <summary>The textbook's full table.</summary>
    private static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                table[i, j] =
                    i == 0 ? j
                    : j == 0 ? i
                    : Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            }
        }

        return table[a.Length, b.Length];
    }
}
