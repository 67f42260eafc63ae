using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Search.Studies;
using static LanguageExt.Prelude;

namespace Nas.Domain.Tests.Search.Studies;

public class StudyCodecTests
{
    private static readonly Codec<Study> Codec = StudyCodec.For(setting =>
        setting.Name == "trials" ? Option<string>.None : Some("is no setting of a search")
    );

    private static readonly Node Seeds = new Node.Number("3");

    [Fact]
    public void Study_ThatWasWritten_IsReadBack()
    {
        var study = new Study(
            3,
            7,
            "one",
            Seq1(new StudySetting("trials", "9")),
            Seq(new StudyTask("a", Seq<StudySetting>()), new StudyTask("b", Seq<StudySetting>())),
            Seq(new StudyMethod("one", Seq<StudySetting>(), None), new StudyMethod("two", Seq<StudySetting>(), "one"))
        );
        Assert.Equal(Success<Mistake, Study>(study), Codec.Read(Codec.Write(study)));
    }

    [Fact]
    public void Baseline_ThatIsNotNamed_IsTheFirstMethod() =>
        Assert.Equal("one", Codec.Read(Study(Named("a"), Named("one"))).Match(study => study.Baseline, _ => ""));

    [Fact]
    public void Mistakes_OfAStudy_AreToldAtOnce() =>
        Assert.Equal(
            [
                "first is unknown",
                "methods[0].settings.trails is no setting of a search",
                "methods[1].name is no name: letters, digits, '-', '_' and '.' make one",
                "seeds is 0, not a whole number from 1 to 100000",
                "tasks has two of the name 'a'",
            ],
            Mistakes(
                Map(
                    ("seeds", new Node.Number("0")),
                    ("first", Seeds),
                    ("tasks", List(Named("a"), Named("a"))),
                    (
                        "methods",
                        List(Map(("name", new Node.Text("one")), ("settings", Map(("trails", Seeds), ("trials", Seeds)))), Named("../two"))
                    )
                )
            )
        );

    [Fact]
    public void Teacher_OfAMethod_IsOneBeforeItOnOtherTasks()
    {
        var learner = Map(("name", new Node.Text("one")), ("learns_from", new Node.Text("one")), ("settings", Map()));
        Assert.Equal(["methods has 'one' learn from other tasks, and there is one task"], Mistakes(Study(Named("a"), learner)));
        Assert.Equal(
            ["methods has 'one' learn from 'one', which is no method before it"],
            Mistakes(Map(("seeds", Seeds), ("tasks", List(Named("a"), Named("b"))), ("methods", List(learner))))
        );
    }

    [Fact]
    public void Baseline_ThatIsNoMethod_IsRefused() =>
        Assert.Equal(
            ["baseline is 'two', not one of one"],
            Mistakes(
                Map(("seeds", Seeds), ("baseline", new Node.Text("two")), ("tasks", List(Named("a"))), ("methods", List(Named("one"))))
            )
        );

    private static Node Study(Node task, Node method) => Map(("seeds", Seeds), ("tasks", List(task)), ("methods", List(method)));

    private static Node Named(string name) => Map(("name", new Node.Text(name)), ("settings", Map()));

    private static IEnumerable<string> Mistakes(Node node) =>
        Codec.Read(node).FailToSeq().Map(mistake => mistake.Sentence).Order(StringComparer.Ordinal);

    private static Node.List List(params Node[] items) => new(items.ToArr());

    private static Node.Map Map(params (string Name, Node Value)[] entries) =>
        new(entries.Select(entry => new Entry(entry.Name, entry.Value)).ToArr());
}
