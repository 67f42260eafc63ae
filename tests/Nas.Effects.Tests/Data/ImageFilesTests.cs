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

    private LanguageExt.Either<DatasetError, FileImages> Read(byte[] file, TensorType image)
    {
        File.WriteAllBytes(_file, file);
        return ImageFiles.Read(_file, new(image), ReadLimits.Default, ImageLimits.Default);
    }
}
