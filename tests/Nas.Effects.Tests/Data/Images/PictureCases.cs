using System.Text.Json;
using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Effects.Data.Images;
using Nas.Effects.Data;
using Nas.Effects.Tests.Data.Csv;
using Xunit.Sdk;

namespace Nas.Effects.Tests.Data.Images;

/// <summary>The picture files that Pillow and zlib wrote (tests/Cases/pictures/make.py), and what is in them.</summary>
internal sealed record PictureCases(PictureCase[] Cases, int[] Photo, ResizedCase[] Resized, Dictionary<string, byte[]> Others)
{
    public static PictureCases All { get; } =
        JsonSerializer.Deserialize<PictureCases>(File.ReadAllText(CaseFile.Path("pictures/pictures.json")), JsonSerializerOptions.Web)!;

    public static byte[] Named(string name) => All.Cases.Single(one => one.Name == name).File;

    public static Picture Read(byte[] file, PictureLimits? limits = null, ImageSize? size = null) =>
        PictureFile.Decode("file", file, Request(limits, size)).IfLeft(error => throw new XunitException($"{error}"));

    public static DatasetError Refusal(byte[] file, PictureLimits? limits = null) =>
        PictureFile.Decode("file", file, Request(limits, null)).Match(picture => throw new XunitException($"{picture} was read."), error => error);

    public static PictureRequest Request(PictureLimits? limits, ImageSize? size) =>
        new(limits ?? PictureLimits.Default) { Size = size is { } asked ? Prelude.Some(asked) : Prelude.None };
}
