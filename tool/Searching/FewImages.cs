using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Tool.Output;
using static LanguageExt.Prelude;

namespace Nas.Tool.Searching;

/// <summary>What becomes of data with few images.</summary>
internal static class FewImages
{
    private const int Few = 300;

    /// <summary>The offer to use every image for scores, if there are few.</summary>
    public static Option<string> Offer(int images) =>
        images < Few
            ? FormattableString.Invariant(
                $"{images} in all are few: which network is best is partly chance; --cross-validate 5 scores each by all of them but the test's"
            )
            : None;

    /// <summary>Refuses more folds than there are images, and offers folds where there are none.</summary>
    public static Either<Failure, Unit> Check(TaskReference task, Option<int> folds, Action<string> warn)
    {
        if (task.Images.Case is not PartSizes sizes)
        {
            return unit;
        }

        if (folds.IsNone)
        {
            Offer(sizes.Train + sizes.Validation + sizes.Test).Iter(warn);
        }

        return folds.ForAll(count => count <= (sizes.Train + sizes.Validation) / 2)
            ? unit
            : new Failure(
                ExitCode.Usage,
                FormattableString.Invariant($"{sizes.Train + sizes.Validation} images are too few for {folds.IfNone(0)} folds")
            )
            {
                Safe = "nothing was done",
                Next = "give a smaller --cross-validate",
            };
    }
}
