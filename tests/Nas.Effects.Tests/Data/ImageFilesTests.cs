using Nas.Domain.Architectures.Tensors;
using Nas.Effects.Data;
using Nas.Effects.Data.Arrays;
using Nas.Effects.Data.Images;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Tests.Data.Images;
using static Nas.Effects.Tests.Data.Reading;

namespace Nas.Effects.Tests.Data;

public sealed class ImageFilesTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Picture_IsBroughtToTheModelsSize()
    {
        var found = Right(Read(ImageCases.Named("ico-bmp"), TensorType.Image(3, 4, 5)));
        Assert.Equal(("3x4x5", 1, 0), (found.Images.Shape.ToString(), found.Images.Count, found.Remarks.Count));
    }

    [Fact]
    public void Picture_ThatIsCut_IsReadWithARemark() =>
        Assert.Contains(
            "cut off",
            Assert.Single(Right(Read(ImageCases.Named("pillow-bmp-rgb")[..^500], TensorType.Image(3, 4, 4))).Remarks),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("1x1x6", 2, 2, 6)]
    [InlineData("1x1x6", 1, 6)]
    [InlineData("2x1x6", 3, 3, 2, 6)]
    [InlineData("2x1x6", 3, 3, 6, 2)]
    [InlineData("2x1x6", 1, 2, 6)]
    [InlineData("2x1x6", 1, 6, 2)]
    public void Array_OfSequences_IsOneOrMany(string model, int count, params int[] sizes)
    {
        var read = Right(Read(DataFiles.Images(sizes), TypeOf(model))).Images;
        Assert.Equal((model, count), (read.Shape.ToString(), read.Count));
        Assert.Equal(sizes[^1] == 2 ? 2 : 1, read.Image(0)[1] - read.Image(0)[0]);
    }

    private static TensorType TypeOf(string text) => TensorType.Parse(text).IfLeft(wrong => throw new InvalidDataException(wrong));

    private LanguageExt.Either<DatasetError, FileImages> Read(byte[] file, TensorType image)
    {
        File.WriteAllBytes(_file, file);
        return ImageFiles.Read(_file, new(image), ReadLimits.Default, ImageLimits.Default);
    }
}
