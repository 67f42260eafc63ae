using LanguageExt;
using Nas.Domain.Search.Studies;
using Nas.Domain.Search.Trials;
using Nas.Effects.Publishing.Studies;
using static LanguageExt.Prelude;

namespace Nas.Effects.Tests.Publishing.Studies;

public sealed class StudyPageTests
{
    [Theory]
    [InlineData(TargetKind.Classes, "75.30 ± 1.00", "score so far (%)")]
    [InlineData(TargetKind.Numbers, "0.753 ± 0.010", "score so far, mean")]
    public void Scores_OfClassesAlone_AreInPercent(TargetKind kind, string final, string title)
    {
        var study = new Study(
            2,
            1,
            "plain",
            Seq<StudySetting>(),
            Seq1(new StudyTask("a", Seq<StudySetting>())),
            Seq1(new StudyMethod("plain", Seq<StudySetting>(), None))
        );
        var page = StudyPage.Html("t", "", new(study, [Outcome(1, 0.743, kind), Outcome(2, 0.763, kind)]), []);
        Assert.Contains(final, page, StringComparison.Ordinal);
        Assert.Contains(title, page, StringComparison.Ordinal);
    }

    private static StudyOutcome Outcome(int seed, double test, TargetKind kind) =>
        new(new("a", "plain", seed), [0.1, 0.2], [1, 2], test, 1, []) { Kind = kind };
}
