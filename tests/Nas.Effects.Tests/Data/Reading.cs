using LanguageExt;
using Nas.Effects.Data;
using Nas.Effects.Data.Arrays;

namespace Nas.Effects.Tests.Data;

internal static class Reading
{
    public static readonly ReadLimits Small = new(10_000, 10_000);

    public static Either<DatasetError, NumberArray> Read(byte[] bytes, ReadLimits? limits = null) =>
        ArrayFile.Read("file", new MemoryStream(bytes), limits ?? Small);

    public static T Right<T>(Either<DatasetError, T> either) =>
        either.Match(value => value, error => throw new Xunit.Sdk.XunitException(error.ToString()));

    public static DatasetError Left<T>(Either<DatasetError, T> either) =>
        either.Match(value => throw new Xunit.Sdk.XunitException($"{value} was read."), error => error);
}
