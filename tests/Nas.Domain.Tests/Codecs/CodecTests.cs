using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Text;
using static LanguageExt.Prelude;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Tests.Codecs;

public class CodecTests
{
    private static readonly Codec<Shape> Shapes = Union<Shape>(
            "kind",
            [
                Case<Shape>.Of(
                    "circle",
                    Group(Field("radius", Scalar.Real.Above(0), (Shape.Circle circle) => circle.Radius), radius => new Shape.Circle(radius))
                ),
                Case<Shape>.Of("point", Nothing(new Shape.Point())),
            ]
        )
        .Record();

    private static readonly Codec<Drawing> Drawings = Group(
            Field("title", Scalar.Text, (Drawing drawing) => drawing.Title),
            Field("copies", Scalar.Int.Between(1, 9), 1, (Drawing drawing) => drawing.Copies),
            Optional("author", Scalar.Text, (Drawing drawing) => drawing.Author),
            Field("shapes", List(Shapes), (Drawing drawing) => drawing.Shapes),
            (title, copies, author, shapes) => new Drawing(title, copies, author, shapes)
        )
        .Record();

    private static readonly Drawing Some = new("a", 2, "b", Seq<Shape>(new Shape.Circle(0.5), new Shape.Point()));

    [Fact]
    public void Read_OfWhatWasWritten_GivesTheSameValue()
    {
        Assert.Equal(Some, Value(Drawings.Read(Drawings.Write(Some))));
        Assert.Equal(Some with { Author = None }, Value(Drawings.Read(Drawings.Write(Some with { Author = None }))));
    }

    [Fact]
    public void Read_OfManyMistakes_TellsAllOfThem() =>
        Assert.Equal(
            [
                "tittle is unknown; did you mean 'title'?",
                "title is missing",
                "copies is 10, not a whole number from 1 to 9",
                "shapes[0].kind is 'circel', not one of circle, point; did you mean 'circle'?",
                "shapes[1].radius is 0, not a number above 0",
                "shapes[2] is null, not a mapping of names to values",
                "shapes[3].radius is unknown",
            ],
            Mistakes(
                Drawings.Read(
                    Map(
                        ("tittle", new Node.Text("a")),
                        ("copies", new Node.Number("10")),
                        (
                            "shapes",
                            new Node.List(
                                Array<Node>(
                                    Map(("kind", new Node.Text("circel"))),
                                    Map(("kind", new Node.Text("circle")), ("radius", new Node.Number("0"))),
                                    new Node.Null(),
                                    Map(("kind", new Node.Text("point")), ("radius", new Node.Number("1")))
                                )
                            )
                        )
                    )
                )
            )
        );

    [Fact]
    public void Read_OfAMissingField_GivesItsDefault() =>
        Assert.Equal(
            1,
            Value(Drawings.Read(Map(("title", new Node.Text("a")), ("copies", new Node.Null()), ("shapes", new Node.List(Empty))))).Copies
        );

    [Fact]
    public void Read_OfANameSetTwice_IsAMistakeWhereItStands() =>
        Assert.Equal(
            ["3:4: radius is set a second time"],
            Mistakes(
                Shapes.Read(
                    new Node.Map(
                        Array(
                            new Entry("kind", new Node.Text("circle")),
                            new Entry("radius", new Node.Number("1")),
                            new Entry("radius", new Node.Number("1"), new TextPosition(3, 4))
                        )
                    )
                )
            )
        );

    [Fact]
    public void Real_OfAnyDouble_KeepsItsBits() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<double>(),
                value =>
                    BitConverter.DoubleToInt64Bits(Value(Scalar.Real.Read(Scalar.Real.Write(value))))
                        == BitConverter.DoubleToInt64Bits(value)
                    || double.IsNaN(value)
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Long_OfAnyNumber_KeepsItsDigits() =>
        Prop.ForAll(ArbMap.Default.ArbFor<long>(), value => Value(Scalar.Long.Read(Scalar.Long.Write(value))) == value)
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("1e400")]
    [InlineData("")]
    [InlineData("1,5")]
    public void Real_OfWhatNoDoubleIs_IsAMistake(string digits) => Assert.True(Scalar.Real.Read(new Node.Word(digits)).IsFail);

    [Theory]
    [InlineData("2147483648")]
    [InlineData("1.0")]
    [InlineData("1e2")]
    [InlineData(" 1")]
    public void Int_OfWhatNoIntIs_IsAMistake(string digits) => Assert.True(Scalar.Int.Read(new Node.Number(digits)).IsFail);

    [Fact]
    public void Text_OfANumber_IsAMistakeOnlyWhereTypesAreKnown()
    {
        Assert.True(Scalar.Text.Read(new Node.Number("5")).IsFail);
        Assert.Equal("5", Value(Scalar.Text.Read(new Node.Word("5"))));
    }

    private static Node.Map Map(params (string Name, Node Value)[] entries) =>
        new(entries.Select(entry => new Entry(entry.Name, entry.Value)).ToArr());

    private static T Value<T>(Validation<Mistake, T> read) =>
        read.IfFail(mistakes => throw new InvalidOperationException(string.Join('\n', mistakes)));

    private static string[] Mistakes<T>(Validation<Mistake, T> read) => [.. read.FailToSeq().Map(mistake => mistake.ToString())];

    private sealed record Drawing(string Title, int Copies, Option<string> Author, Seq<Shape> Shapes);

    private abstract record Shape
    {
        public sealed record Circle(double Radius) : Shape;

        public sealed record Point : Shape;
    }
}
