using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Arrays;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.BuiltIn;

/// <summary>The data files embedded in this assembly.</summary>
internal static class BuiltInFile
{
    /// <summary>The 10 000 images and labels of a published MNIST-like test set.</summary>
    public static Either<DatasetError, ImageSet> TestSet(string family) =>
        from images in Read($"{family}-t10k-images-idx3-ubyte.gz")
        from labels in Read($"{family}-t10k-labels-idx1-ubyte.gz")
        from set in LabelledImages.Join(images, labels, ReadingOptions.Usual with { Layout = AxisOrder.ChannelsFirst })
        select set;

    private static Either<DatasetError, NumberArray> Read(string name)
    {
        using var stream =
            typeof(BuiltInFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly was built without {name}.");
        return ArrayFile.Read(name, stream, ReadLimits.Default);
    }
}
