using System.Text.Json;
using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Effects.Data;
using Nas.Effects.Data.Images;
using Nas.Effects.Tests.Data.Csv;
using Xunit.Sdk;

namespace Nas.Effects.Tests.Data.Images;

/// <summary>The picture files that Pillow and zlib wrote (tests/Cases/pictures/make.py), and what is in them.</summary>
internal sealed record ImageCases(PictureCase[] Cases, int[] Photo, ResizedCase[] Resized, Dictionary<string, byte[]> Others)
{
    public static ImageCases All { get; } =
        JsonSerializer.Deserialize<ImageCases>(File.ReadAllText(CaseFile.Path("pictures/pictures.json")), JsonSerializerOptions.Web)!;

    public static byte[] Named(string name) => All.Cases.Single(one => one.Name == name).File;

    public static RasterImage Read(byte[] file, ImageLimits? limits = null, ImageSize? size = null) =>
        ImageDecoder.Decode("file", file, Request(limits, size)).IfLeft(error => throw new XunitException($"{error}"));

    public static DatasetError Refusal(byte[] file, ImageLimits? limits = null) =>
        ImageDecoder
            .Decode("file", file, Request(limits, null))
            .Match(picture => throw new XunitException($"{picture} was read."), error => error);

    public static PictureRequest Request(ImageLimits? limits, ImageSize? size) =>
        new(limits ?? ImageLimits.Default) { Size = size is { } asked ? Prelude.Some(asked) : Prelude.None };
}
