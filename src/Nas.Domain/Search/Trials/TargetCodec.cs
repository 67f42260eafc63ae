using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Codecs;
using static LanguageExt.Prelude;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Trials;

/// <summary>The fields of a <see cref="Target"/>: the number of classes, or the names of numbers, labels, maps or masks.</summary>
public static class TargetCodec
{
    /// <summary>The field that is there tells the kind.</summary>
    public static Part<Target, Target> Fields { get; } =
        Group(
                Optional("classes", Scalar.Int.AtLeast(1), (Target target) => target is Target.Classes some ? Some(some.Count) : None),
                Optional("numbers", List(Scalar.Text), (Target target) => NamesIf<Target.Numbers>(target)),
                Optional("label_names", List(Scalar.Text), (Target target) => NamesIf<Target.Labels>(target)),
                Optional("maps", List(Scalar.Text), (Target target) => NamesIf<Target.Maps>(target)),
                Optional("masks", List(Scalar.Text), (Target target) => NamesIf<Target.Masks>(target)),
                Optional("map_size", ReadingCodec.Size, (Target target) => target.MapSize),
                (classes, numbers, labels, maps, masks, size) =>
                    numbers.Case is Seq<string> told ? new Target.Numbers([.. told])
                    : labels.Case is Seq<string> some ? new Target.Labels([.. some])
                    : maps.Case is Seq<string> dense ? new Target.Maps([.. dense], size.IfNone(default(ImageSize)))
                    : masks.Case is Seq<string> parts ? new Target.Masks([.. parts], size.IfNone(default(ImageSize)))
                    : (Target)new Target.Classes(classes.IfNone(0))
            )
            .Where(target =>
                target.Outputs <= 0 ? Seq1(("classes", "is missing"))
                : target.MapSize.Exists(size => size == default) ? Seq1(("map_size", "is missing"))
                : Seq<(string, string)>()
            );

    private static Option<Seq<string>> NamesIf<T>(Target target)
        where T : Target => target is T ? target.OutputNames.ToSeq() : None;
}
