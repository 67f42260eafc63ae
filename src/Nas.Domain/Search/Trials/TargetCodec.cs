using LanguageExt;
using Nas.Domain.Codecs;
using static LanguageExt.Prelude;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Trials;

/// <summary>The fields of a <see cref="Target"/>: the number of classes, or the names of numbers or labels.</summary>
public static class TargetCodec
{
    /// <summary>The field that is there tells the kind.</summary>
    public static Part<Target, Target> Fields { get; } =
        Group(
                Optional("classes", Scalar.Int.AtLeast(1), (Target target) => target is Target.Classes some ? Some(some.Count) : None),
                Optional("numbers", List(Scalar.Text), (Target target) => target is Target.Numbers some ? Some(some.Names.ToSeq()) : None),
                Optional(
                    "label_names",
                    List(Scalar.Text),
                    (Target target) => target is Target.Labels some ? Some(some.Names.ToSeq()) : None
                ),
                (classes, numbers, labels) =>
                    numbers.Case is Seq<string> told ? new Target.Numbers([.. told])
                    : labels.Case is Seq<string> some ? new Target.Labels([.. some])
                    : (Target)new Target.Classes(classes.IfNone(0))
            )
            .Where(target => target.Outputs > 0 ? Seq<(string, string)>() : Seq1(("classes", "is missing")));
}
