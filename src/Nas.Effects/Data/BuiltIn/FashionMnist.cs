using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.BuiltIn;

/// <summary>Fashion-MNIST's 10 000 published test images (Xiao, Rasul, Vollgraf, 2017) as a small task: 1×28×28, ten classes,
/// cut by seed, each class in equal share.</summary>
internal static class FashionMnist
{
    private static readonly Seq<string> Names = Prelude
        .Seq("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot")
        .Strict();

    public static Either<DatasetError, RawTask> Load(TaskRequest request) =>
        from all in BuiltInFile.TestSet("fashion-mnist")
        from parts in Splits.Cut(
            request.Name,
            all,
            request.Sizes.IfNone(BuiltInTask.UsualSizes),
            RandomStream.FromSeed(request.Seed).Child("fashion-mnist")
        )
        select new RawTask(request.Name, 10, parts[0], parts[1], parts[2]) { ClassNames = Names };
}
