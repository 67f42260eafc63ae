using LanguageExt;
using Nas.Domain.Search.Studies;
using static LanguageExt.Prelude;

namespace Nas.Domain.Tests.Search.Studies;

public class StudyTests
{
    private static readonly Study Study = new(
        2,
        5,
        "plain",
        Seq(new StudySetting("trials", "9"), new StudySetting("population", "3")),
        Seq(new StudyTask("a", Seq1(new StudySetting("population", "4"))), new StudyTask("b", Seq<StudySetting>())),
        Seq(new StudyMethod("plain", Seq<StudySetting>(), None), new StudyMethod("taught", Seq1(new StudySetting("trials", "7")), "plain"))
    );

    [Fact]
    public void Searches_OfAStudy_AreAllCombinationsSeedBySeed() =>
        Assert.Equal(
            ["a plain 5", "a taught 5", "b plain 5", "b taught 5", "a plain 6", "a taught 6", "b plain 6", "b taught 6"],
            Study.Searches.AsEnumerable().Select(search => $"{search.Task} {search.Method} {search.Seed}")
        );

    [Theory]
    [InlineData("a", "plain", "population=4 trials=9")]
    [InlineData("b", "plain", "population=3 trials=9")]
    [InlineData("a", "taught", "population=4 trials=7")]
    public void Settings_OfASearch_AreThoseOfMethodThenTaskThenStudy(string task, string method, string expected) =>
        Assert.Equal(
            expected,
            string.Join(' ', Study.SettingsOf(new(task, method, 5)).Map(one => $"{one.Name}={one.Value}").Order(StringComparer.Ordinal))
        );

    [Fact]
    public void Donor_OfASearch_IsTheFirstMethodWithItsSeed()
    {
        Assert.Equal(Some(new StudySearch("b", "plain", 6)), Study.DonorOf(new("b", "taught", 6)));
        Assert.Equal(None, Study.DonorOf(new("b", "plain", 6)));
    }

    [Fact]
    public void Teachers_OfASearch_AreOnOtherTasksWithItsSeed()
    {
        Assert.Equal(Seq1(new StudySearch("b", "plain", 6)), Study.TeachersOf(new("a", "taught", 6)));
        Assert.Empty(Study.TeachersOf(new("a", "plain", 6)));
    }
}
