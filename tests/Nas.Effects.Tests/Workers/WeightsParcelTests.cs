using Nas.Effects.Workers;

namespace Nas.Effects.Tests.Workers;

public class WeightsParcelTests
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 1_250_000).Select(i => (byte)(i * 7))];
    private static readonly WeightsPart[] Parts = [.. WeightsParcel.Of(Content).IfLeft([])];

    [Fact]
    public void Parcel_OfAllParts_IsTheContent()
    {
        Assert.Equal(3, Parts.Length);
        Assert.True(Content.AsSpan().SequenceEqual(Received(Parts).IfLeft(("", [])).Content));
    }

    public static TheoryData<string, string> Damages =>
        new()
        {
            { "nothing", "they did not arrive" },
            { "an end", "they did not arrive whole" },
            { "a gap", "their parts do not fit together" },
            { "a repetition", "their parts do not fit together" },
            { "another byte", "they did not arrive whole" },
            { "too much", "a part is malformed" },
            { "no base64", "a part is malformed" },
            { "a huge length", "they are too large" },
        };

    [Theory]
    [MemberData(nameof(Damages))]
    public void Parcel_ThatIsDamaged_IsRefused(string damage, string reason)
    {
        var first = Parts[0];
        WeightsPart[] damaged = damage switch
        {
            "nothing" => [],
            "an end" => Parts[..2],
            "a gap" => [Parts[0], Parts[2]],
            "a repetition" => [Parts[0], Parts[0]],
            "another byte" => [first with { Base64 = "AAAA" + first.Base64[4..] }, .. Parts[1..]],
            "too much" => [first with { Length = 5 }],
            "no base64" => [first with { Base64 = "?" }],
            _ => [first with { Length = long.MaxValue }],
        };
        Assert.Equal(reason, Received(damaged).Match(_ => "", wrong => wrong));
    }

    private static LanguageExt.Either<string, (string Hash, byte[] Content)> Received(IEnumerable<WeightsPart> parts)
    {
        var parcel = new WeightsParcel();
        foreach (var part in parts)
        {
            parcel.Add(part);
        }

        return parcel.Open();
    }
}
