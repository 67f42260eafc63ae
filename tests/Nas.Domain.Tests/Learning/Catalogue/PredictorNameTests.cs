using Nas.Domain.Codecs;
using Nas.Domain.Learning.Catalogue;
using Nas.Domain.Learning.Trees;

namespace Nas.Domain.Tests.Learning.Catalogue;

public class PredictorNameTests
{
    [Fact]
    public void Name_WithSettings_HasThem()
    {
        var boosting = Parsed(
            "boosting:rounds=100:rate=0.3:depth=4:rows=1:columns=1:tree-columns=0.5:shrinkage=2:min-gain=0.1:leaf=3:leaves=9"
        );
        Assert.Equal(
            new GradientBoosting
            {
                Rounds = 100,
                Rate = 0.3,
                RowShare = 1,
                Tree = new()
                {
                    MaxDepth = 4,
                    MaxLeaves = 9,
                    MinLeaf = 3,
                    ColumnShare = 1,
                    TreeColumnShare = 0.5,
                    Shrinkage = 2,
                    MinGain = 0.1,
                },
            },
            boosting.Predictor
        );
    }

    [Theory]
    [InlineData("boosting:rate=0.03:depth=06", "boosting")]
    [InlineData("boosting:depth=3:rounds=5", "boosting:rounds=5:depth=3")]
    [InlineData("forest:trees=7", "forest:trees=7")]
    [InlineData("nearest:neighbours=1", "nearest:neighbours=1")]
    [InlineData("gaussian-process:rows=1e2", "gaussian-process:rows=100")]
    public void Name_OfEqualSettings_IsOne(string written, string name) => Assert.Equal(name, Parsed(written).Name);

    [Theory]
    [InlineData("forest:trees=")]
    [InlineData("forest:trees")]
    [InlineData("forest:trees=1.5")]
    [InlineData("forest:trees=0")]
    [InlineData("forest:columns=NaN")]
    [InlineData("forest:columns=1,0")]
    [InlineData("forest:")]
    [InlineData(":")]
    [InlineData("")]
    public void Name_WithWrongSettings_IsRefused(string name) => Assert.True(BuiltInPredictors.Parse(name).IsLeft);

    [Fact]
    public void Codec_OfAPredictorWithSettings_ReadsWhatItWrites()
    {
        var predictor = Parsed("boosting:rate=0.1:rounds=7");
        Assert.Equal([predictor], BuiltInPredictors.Codec.Read(BuiltInPredictors.Codec.Write(predictor)).ToOption().AsEnumerable());
        Assert.True(BuiltInPredictors.Codec.Read(new Node.Text("boosting:rate=7")).IsFail);
    }

    private static NamedPredictor Parsed(string name) => BuiltInPredictors.Parse(name).IfLeft(wrong => throw new FormatException(wrong));
}
