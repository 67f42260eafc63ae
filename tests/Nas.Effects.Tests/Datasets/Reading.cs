using LanguageExt;
using Nas.Effects.Datasets;
using Nas.Effects.Datasets.Readers;

namespace Nas.Effects.Tests.Datasets;

internal static class Reading
{
    public static readonly ReadLimits Small = new(10_000, 10_000);

    public static Either<DatasetError, NumberArray> Read(byte[] bytes, ReadLimits? limits = null) =>
        ArrayFile.Read("file", new MemoryStream(bytes), limits ?? Small);

    public static T Right<T>(Either<DatasetError, T> either) => either.Match(value => value, error => throw new Xunit.Sdk.XunitException(error.ToString()));

    public static DatasetError Left<T>(Either<DatasetError, T> either) => either.Match(value => throw new Xunit.Sdk.XunitException($"{value} was read."), error => error);
}
