using Nas.Domain.Learning.Curves;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Tests.Learning.Curves;

public class CurveForecastTests
{
    private static readonly RandomStream Stream = RandomStream.FromSeed(new Seed(1));

    /// <summary>Trainings that end the better the larger their rate is; their losses say so from the first epoch on, and their accuracies
    /// cross.</summary>
    private static ValueArray<LearningCurve> Curves =>
        [
            .. Enumerable
                .Range(1, 20)
                .Select(rate => new LearningCurve(
                    $"{rate / 2}",
                    [rate],
                    [.. Enumerable.Range(1, 8).Select(epoch => 1.0 / (rate * epoch))],
                    [.. Enumerable.Range(1, 8).Select(epoch => 2.0 / (rate * epoch))],
                    [.. Enumerable.Range(1, 8).Select(epoch => 0.5 + (0.001 * rate * (epoch - 3)))]
                )),
        ];

    [Theory]
    [InlineData("sotl-e", 1)]
    [InlineData("sotl", 1)]
    [InlineData("last-validation-loss", 1)]
    [InlineData("last-accuracy", -1)]
    public void Forecast_OfTheFirstEpoch_OrdersAsItsNumberDoes(string name, double tau) =>
        Assert.Equal(tau, Forecast(name).Tau(Curves, 1, Stream), 12);

    [Theory]
    [InlineData("description")]
    [InlineData("omni")]
    [InlineData("curve-regression")]
    public void Regression_LearnsFromOtherSettings(string name) => Assert.InRange(Forecast(name).Tau(Curves, 4, Stream), 0.9, 1);

    [Fact]
    public void Forecast_NeverSeesWhatFollows()
    {
        ValueArray<LearningCurve> others =
        [
            .. Curves.Select(curve => curve with { Accuracies = [.. curve.Accuracies.Take(5), 0.1, 0.2, curve.End] }),
        ];
        Assert.All(CurveForecast.All, forecast => Assert.Equal(forecast.Predict(Curves, 5, Stream), forecast.Predict(others, 5, Stream)));
    }

    private static CurveForecast Forecast(string name) => CurveForecast.All.Single(one => one.Name == name);
}
